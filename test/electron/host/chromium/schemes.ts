import type { CustomScheme } from 'electron';

// Chromium as it is installed cannot serve a scheme of one's own. A page of `app://bundle` lives at
// `http://bundle.app.localhost` instead: names under `localhost` are secure contexts and belong to this computer, so
// everything a page may do at `app://` with the privileges `standard` and `secure` works there as well. The app sees
// the address it knows; only `location` inside the page tells.

/** What a scheme was declared with. */
export type Privileges = NonNullable<CustomScheme['privileges']>;

/** Answers requests to a scheme. */
export type SchemeHandler = (request: Request) => Response | Promise<Response>;

/** The schemes that were declared by `protocol.registerSchemesAsPrivileged`. */
export const schemes = new Map<string, Privileges>();

/** The handlers of the default session. */
export const handlers = new Map<string, SchemeHandler>();

/** `app://bundle/x` → `http://bundle.app.localhost/x`; other addresses stay. */
export function toInternal(url: string): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (!scheme || host === undefined || !schemes.has(scheme.toLowerCase())) return url;
  return `http://${host.toLowerCase()}.${scheme.toLowerCase()}.localhost${rest || '/'}`;
}

/** `http://bundle.app.localhost/x` → `app://bundle/x`; other addresses stay. */
export function toExternal(url: string): string {
  const [, host, scheme, rest] =
    /^http:\/\/([^/?#]+)\.([a-z0-9+-]+)\.localhost([/?#].*)?$/is.exec(url) ?? [];
  return host && scheme && schemes.has(scheme) ? `${scheme}://${host}${rest ?? ''}` : url;
}

/** `app://bundle`, where Node's `URL` says `null`. */
export function originOf(url: string): string {
  const [origin, scheme] = /^([a-z0-9+.-]+):\/\/[^/?#]*/i.exec(url) ?? [];
  return origin && scheme && schemes.has(scheme) ? origin : new URL(url).origin;
}

/** The scheme of an address, without colon. */
export function schemeOf(url: string): string {
  return url.slice(0, url.indexOf(':')).toLowerCase();
}

/**
 * A Content-Security-Policy for the address a page is really served from. Sources of declared schemes are named by
 * where those are served, and `extraConnect`, the host's own channel, gets through.
 */
export function mapPolicy(policy: string, extraConnect: string): string {
  const directives = policy
    .split(';')
    .map((directive) => directive.trim().split(/\s+/))
    .filter(([name]) => name)
    .map(([name = '', ...sources]) => ({
      name: name.toLowerCase(),
      sources: sources.map(mapSource),
    }));
  const governing =
    directives.find(({ name }) => name === 'connect-src') ??
    directives.find(({ name }) => name === 'default-src');
  const isOpen = !governing || governing.sources.some((source) => /^('self'|\*)$/.test(source));
  if (!isOpen) {
    const sources = governing.sources.filter((source) => source !== "'none'");
    const connect = { name: 'connect-src', sources: [...sources, extraConnect] };
    if (governing.name === 'connect-src') governing.sources = connect.sources;
    else directives.push(connect);
  }
  return directives.map(({ name, sources }) => [name, ...sources].join(' ')).join('; ');
}

function mapSource(source: string): string {
  const [, scheme = '', host] = /^([a-z][a-z0-9+-]*):(?:\/\/([^/]+))?/i.exec(source) ?? [];
  return schemes.has(scheme) ? `http://${host ?? '*'}.${scheme}.localhost` : source;
}
