import { createRoot } from 'react-dom/client';
import { createCommands, createViewStore } from '../commands/index.ts';
import { createI18n } from '../i18n/createI18n.ts';
import type { Platform } from '../platform/index.ts';
import type { Client } from '../react/client.tsx';
import type { Session } from '../session/index.ts';
import { App } from './App.tsx';
import { copyText } from './copyText.ts';
import { followLanguage, startLanguage } from './language.ts';
import { createServiceWatch } from './serviceWatch.ts';

/** What the program is made of; the entry and the screenshots' page put in different ones. */
export interface BootDeps {
  readonly window: Window & typeof globalThis;
  readonly platform: Platform;
  readonly session: Session;
  readonly version: string;
  readonly report: (error: unknown) => void;
}

/** Puts the interface on the page. Returns what takes it down again. */
export async function boot(deps: BootDeps): Promise<() => void> {
  const { window, platform, session } = deps;
  const ended = new AbortController();
  const { settings } = session.stores;
  const i18n = createI18n(await startLanguage(settings, platform));
  followLanguage({ i18n, settings, platform, window }, ended.signal);

  const view = createViewStore();
  const watch = createServiceWatch({ platform, fetch: window.fetch.bind(window), window });
  const client: Client = {
    session,
    view,
    commands: createCommands({
      view,
      copyText: (text) => copyText(window.navigator.clipboard, text),
    }),
    place: platform.kind,
    version: deps.version,
    now: () => Date.now(),
    doubtService: watch.look,
  };

  const place = window.document.querySelector('#root');
  if (!place) throw new Error('the page has no #root');
  const root = createRoot(place);
  root.render(
    <App
      client={client}
      i18n={i18n}
      reach={watch.store}
      onLink={platform.onLink}
      report={deps.report}
    />,
  );
  return () => {
    ended.abort();
    watch.close();
    root.unmount();
  };
}
