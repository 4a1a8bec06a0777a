import { silentPage } from '../../domain/desktop/pageFacts.ts';
import type { CallName, Calls } from '../../preload/contract.ts';

/** A legal argument for every call of the contract; the hostile tests start from it. */
export const SAMPLES: { readonly [N in CallName]: Calls[N]['argument'] } = {
  'app:info': undefined,
  'service:address': undefined,
  'service:pin': { host: '192.168.1.5:7443', fingerprint: `sha256/${'a'.repeat(43)}` },
  'link:take': undefined,
  'page:tell': silentPage('zh-CN'),
  'preferences:get': undefined,
  'preferences:change': {
    muteKeys: 'CommandOrControl+Shift+M',
    proxy: { mode: 'fixed', server: 'proxy.example:8080', bypass: '<local>' },
  },
};
