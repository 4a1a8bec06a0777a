import { ok } from '../domain/reply.ts';
import type { Core } from './core.ts';
import type { ElectronParts } from './electron.ts';
import type { Facts } from './facts.ts';
import { readAppInfo } from './features/appInfo.ts';
import type { Handlers } from './ipc/gate.ts';

/** What is done for each call of the page; one line per call, the work is in `features/`. */
export function callHandlers(
  { app }: Pick<ElectronParts, 'app'>,
  { platform }: Pick<Facts, 'platform'>,
  { service, pins, inbox, page, preferences }: Core,
): Handlers {
  return {
    'app:info': () => ok(readAppInfo(app, platform)),
    'service:address': () => service.address(),
    'service:pin': ({ host, fingerprint }) => {
      pins.pin(host, fingerprint);
      return ok(null);
    },
    'link:take': () => ok(inbox.take()),
    'page:tell': (told) => {
      page.setState(told, true);
      return ok(null);
    },
    'preferences:get': () => ok(preferences.store.getState()),
    'preferences:change': (change) => preferences.change(change),
  };
}
