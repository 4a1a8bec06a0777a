import { fail, ok } from '../domain/reply.ts';
import type { Core } from './core.ts';
import type { ElectronParts } from './electron.ts';
import type { Facts } from './facts.ts';
import { readAppInfo } from './features/appInfo.ts';
import type { Handlers } from './ipc/gate.ts';
import { upkeepHandlers } from './upkeep.ts';

/** What is done for each call of the page; one line per call, the work is in `features/`. */
export function callHandlers(electron: ElectronParts, facts: Facts, core: Core): Handlers {
  const { service, pins, inbox, page, preferences, upkeep } = core;
  const { presence, commands, privacy, screens, notifier, recordings } = core;
  return {
    ...upkeepHandlers(electron, facts, core),
    'app:info': () => ok(readAppInfo(electron.app, facts.platform)),
    'service:address': () => service.address(),
    'service:pin': ({ host, fingerprint }) =>
      pins.pin(host, fingerprint) ? ok(null) : fail('certificate-mismatch', host),
    'link:take': () => ok(inbox.take()),
    'page:tell': (told) => {
      page.setState(told, true);
      commands.pageListens();
      upkeep.updates().usable();
      return ok(null);
    },
    'preferences:get': () => ok(preferences.store.getState()),
    'preferences:change': (change) => preferences.change(change),
    'presence:get': () => ok(presence.ask()),
    'privacy:status': () => ok(privacy.status()),
    'privacy:open': ({ what }) => privacy.open(what),
    'screen:sources': ({ request }) => screens.sources(request),
    'screen:answer': ({ request, choice }) => screens.answer(request, choice),
    'recording:begin': ({ room }) => recordings.begin(room),
    'recording:append': ({ id, bytes }) => recordings.append(id, bytes),
    'recording:finish': ({ id }) => recordings.finish(id),
    'recording:kept': () => ok(recordings.kept()),
    'recording:show': ({ id }) => recordings.show(id),
    'recording:remove': ({ id }) => recordings.remove(id),
    'notice:show': (notice) => {
      notifier.show(notice);
      return ok(null);
    },
  };
}
