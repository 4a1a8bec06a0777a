import type { i18n as I18n } from 'i18next';
import { createRoot } from 'react-dom/client';
import type { Language } from '../../domain/settings/settings.ts';
import { createCommands, createPicture, createViewStore } from '../commands/index.ts';
import { createI18n } from '../i18n/createI18n.ts';
import { createClock } from '../platform/clock.ts';
import type { Platform } from '../platform/index.ts';
import type { Client } from '../react/client.tsx';
import { parseRoomRoute } from '../react/roomRoute.ts';
import type { Session } from '../session/index.ts';
import { App } from './App.tsx';
import { copyText } from './copyText.ts';
import { followNotices } from './followNotices.ts';
import { followShell, type ShellDeps } from './followShell.ts';
import { followLanguage, startLanguage } from './language.ts';
import { currentRoute, goTo, splitHash } from './hashLocation.ts';
import { keepReportDraft } from './keepReportDraft.ts';
import { refuseStrayDrops } from './refuseStrayDrops.ts';
import { reportFaults } from './reportFaults.ts';
import { createServiceWatch } from './serviceWatch.ts';
import { startFaults } from './startFaults.ts';
import { tidyHistory } from './tidyHistory.ts';

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
  const copy = (text: string) => copyText(window.navigator.clipboard, text);
  const picture = platform.openPicture && createPicture(platform.openPicture, view);
  const commands = createCommands({
    view,
    picture,
    copyText: copy,
    toggleFullScreen: () => void toggleFullScreen(window.document),
  });
  const client: Client = {
    session,
    view,
    commands,
    picture,
    place: platform.kind,
    shell: platform.shell,
    version: deps.version,
    now: () => Date.now(),
    copyText: copy,
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
  const { shell } = platform;
  const endShell = shell && followShell({ shell, session, commands, language: spoken(i18n), goTo });
  const room = () => shownRoom(platform.kind);
  const endNotices = shell && followNotices({ shell, session, view, room });
  const endSeen = shell?.on('window:seen', (isWindowSeen) => view.setState({ isWindowSeen }));
  const endTidying = tidyHistory(session, createClock(window));
  const endFaults = startFaults(session, createClock(window));
  const endDraft = keepReportDraft(view, platform.store);
  const endDrops = refuseStrayDrops(window);
  const endReports = shell && reportFaults(window, shell);
  return () => {
    ended.abort();
    endShell?.();
    endDrops();
    endReports?.();
    endNotices?.();
    endSeen?.();
    endTidying();
    endFaults();
    endDraft();
    watch.close();
    root.unmount();
  };
}

/** A browser may forbid it, in which case nothing happens. */
async function toggleFullScreen(document: Document): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // Refused: the window stays as it is.
  }
}

/** The room that the window shows. */
function shownRoom(kind: Platform['kind']) {
  const { path, search } = splitHash(currentRoute());
  return path.startsWith('/m/')
    ? parseRoomRoute(path.slice('/m/'.length), search, kind)
    : undefined;
}

/** The language that the interface speaks, as it changes. */
function spoken(i18n: I18n): ShellDeps['language'] {
  return {
    now: () => i18n.language as Language,
    onChange: (listener) => {
      i18n.on('languageChanged', listener);
      return () => i18n.off('languageChanged', listener);
    },
  };
}
