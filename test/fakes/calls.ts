import { DEFAULT_DESKTOP_SETTINGS } from '../../domain/desktop/desktopSettings.ts';
import { ok } from '../../domain/reply.ts';
import type { Handlers } from '../../main/ipc/gate.ts';
import type { CallName, Calls } from '../../preload/contract.ts';

/** A plain answer to every call of the contract. */
export const ANSWERS: { readonly [N in CallName]: Calls[N]['answer'] } = {
  'app:info': { version: '1.2.3', os: 'linux', languages: ['zh-CN', 'en'] },
  'service:address': { origin: 'https://meet.example:7070' },
  'service:pin': null,
  'service:check': null,
  'link:take': 'umeet://at-start/m/abc-defg-hjk',
  'page:tell': null,
  'preferences:get': { settings: DEFAULT_DESKTOP_SETTINGS, locked: [] },
  'preferences:change': { settings: DEFAULT_DESKTOP_SETTINGS, locked: [] },
  'proxy:asked': null,
  'proxy:answer': null,
  'managed:get': { isManaged: false, path: '/etc/umeet/managed.json', problems: [], service: null },
  'log:write': null,
  'logs:open': null,
  'crash:reports': [],
  'crash:read': new Uint8Array(),
  'crash:clear': null,
  'updates:get': {
    current: '1.2.3',
    isPossible: true,
    step: 'idle',
    offered: null,
    progress: null,
    problem: null,
    checkedMs: null,
    previous: null,
  },
  'updates:check': null,
  'updates:install': null,
  'updates:goBack': null,
  'app:reset': null,
  'presence:get': { hasTray: true, muteKeys: 'free', login: 'off' },
  'privacy:status': {
    os: 'linux',
    access: { microphone: 'unknown', camera: 'unknown', screen: 'unknown' },
    pages: [],
  },
  'privacy:open': null,
  'screen:sources': { access: 'allowed', sources: [] },
  'screen:answer': null,
  'recording:begin': { id: '0e37ddb1-6a1e-4e0c-9d3f-3f6a5a2f7c11', name: 'a.mp4' },
  'recording:append': null,
  'recording:finish': null,
  'recording:kept': [],
  'recording:show': null,
  'recording:remove': null,
  'notice:show': null,
};

/** Handlers that give the plain answer to every call. */
export function handlersThatAgree(): Handlers {
  const names = Object.keys(ANSWERS) as CallName[];
  return Object.fromEntries(
    names.map((name) => [name, () => ok(ANSWERS[name])]),
  ) as unknown as Handlers;
}
