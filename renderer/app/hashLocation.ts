import { useSyncExternalStore } from 'react';

// wouter's own hash location moves a query to the page's address, where the service would see the pin of an
// invitation and a reload would lose it. Here the whole route, query included, stays behind the `#`.

/** Route of the window: `#/m/abc?pin=x` is path `/m/abc` and search `pin=x`. */
export function splitHash(hash: string): { readonly path: string; readonly search: string } {
  const [path = '', search = ''] = splitOnce(hash.replace(/^#?\/?/, ''), '?');
  return { path: `/${path}`, search };
}

function useHashLocation(): [string, typeof goTo] {
  return [useSyncExternalStore(watch, () => splitHash(window.location.hash).path), goTo];
}
useHashLocation.hrefs = (route: string) => `#${route}`;

function useHashSearch(): string {
  return useSyncExternalStore(watch, () => splitHash(window.location.hash).search);
}

/** What wouter's Router takes to work behind the `#`. */
export const hashRouting = { hook: useHashLocation, searchHook: useHashSearch };

/** The whole route of the window now: `/m/abc?pin=x`. */
export function currentRoute(): string {
  return `/${window.location.hash.replace(/^#?\/?/, '')}`;
}

/** Goes to a route of this window. */
export function goTo(route: string, options?: { readonly replace?: boolean }): void {
  if (currentRoute() === route) return;
  const from = window.location.href;
  if (options?.replace) window.history.replaceState(null, '', `#${route}`);
  else window.history.pushState(null, '', `#${route}`);
  window.dispatchEvent(
    new HashChangeEvent('hashchange', { oldURL: from, newURL: window.location.href }),
  );
}

function watch(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  window.addEventListener('popstate', changed);
  return () => {
    window.removeEventListener('hashchange', changed);
    window.removeEventListener('popstate', changed);
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
