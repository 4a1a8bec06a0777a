import { DEFAULT_DESKTOP_SETTINGS } from '../../domain/desktop/desktopSettings.ts';
import { ok } from '../../domain/reply.ts';
import type { Handlers } from '../../main/ipc/gate.ts';
import type { CallName, Calls } from '../../preload/contract.ts';

/** A plain answer to every call of the contract. */
export const ANSWERS: { readonly [N in CallName]: Calls[N]['answer'] } = {
  'app:info': { version: '1.2.3', os: 'linux', languages: ['zh-CN', 'en'] },
  'service:address': { origin: 'https://meet.example:7070' },
  'service:pin': null,
  'link:take': 'umeet://at-start/m/abc-defg-hjk',
  'page:tell': null,
  'preferences:get': { settings: DEFAULT_DESKTOP_SETTINGS, locked: [] },
  'preferences:change': { settings: DEFAULT_DESKTOP_SETTINGS, locked: [] },
};

/** Handlers that give the plain answer to every call. */
export function handlersThatAgree(): Handlers {
  const names = Object.keys(ANSWERS) as CallName[];
  return Object.fromEntries(
    names.map((name) => [name, () => ok(ANSWERS[name])]),
  ) as unknown as Handlers;
}
