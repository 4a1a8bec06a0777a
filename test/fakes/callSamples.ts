import { silentPage } from '../../domain/desktop/pageFacts.ts';
import type { RoomCode } from '../../domain/ids.ts';
import type { CallName, Calls } from '../../preload/contract.ts';

const RECORDING = '0e37ddb1-6a1e-4e0c-9d3f-3f6a5a2f7c11';

/** A legal argument for every call of the contract; the hostile tests start from it. */
export const SAMPLES: { readonly [N in CallName]: Calls[N]['argument'] } = {
  'app:info': undefined,
  'service:address': undefined,
  'service:pin': { host: '192.168.1.5:7443', fingerprint: `sha256/${'a'.repeat(43)}` },
  'service:check': { host: '192.168.1.5:7443' },
  'link:take': undefined,
  'page:tell': silentPage('zh-CN'),
  'preferences:get': undefined,
  'proxy:asked': undefined,
  'proxy:answer': {
    server: 'proxy.example:8080',
    credentials: { username: 'ada', password: 'secret' },
    remember: false,
  },
  'managed:get': undefined,
  'log:write': { level: 'error', message: 'Error: a bug' },
  'logs:open': undefined,
  'crash:reports': undefined,
  'crash:read': { id: '0e37ddb1-6a1e-4e0c-9d3f-3f6a5a2f7c11' },
  'crash:clear': undefined,
  'updates:get': undefined,
  'updates:check': undefined,
  'updates:install': undefined,
  'updates:goBack': undefined,
  'app:reset': undefined,
  'preferences:change': {
    muteKeys: 'CommandOrControl+Shift+M',
    proxy: { mode: 'fixed', server: 'proxy.example:8080', bypass: '<local>' },
  },
  'presence:get': undefined,
  'privacy:status': undefined,
  'privacy:open': { what: 'camera' },
  'screen:sources': { request: '0e37ddb1-6a1e-4e0c-9d3f-3f6a5a2f7c11' },
  'screen:answer': {
    request: '0e37ddb1-6a1e-4e0c-9d3f-3f6a5a2f7c11',
    choice: { id: 'window:4711:0', audio: false },
  },
  'recording:begin': { room: 'abc-defg-hjk' as RoomCode },
  'recording:append': { id: RECORDING, bytes: new Uint8Array([1, 2, 3]) },
  'recording:finish': { id: RECORDING },
  'recording:kept': undefined,
  'recording:show': { id: RECORDING },
  'recording:remove': { id: RECORDING },
  'notice:show': { kind: 'joined', name: 'Ada' },
};
