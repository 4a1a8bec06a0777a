import type { ProxyConfig } from 'electron';
import type { ProxySettings } from '../../domain/desktop/desktopSettings.ts';

/**
 * The settings as Electron takes them. Hosts to leave out are kept as the person wrote them; Chromium always leaves
 * out this computer itself, so that the service inside the program is reached whatever is decided here.
 */
export function proxyConfig(proxy: ProxySettings): ProxyConfig {
  switch (proxy.mode) {
    case 'system':
    case 'direct':
      return { mode: proxy.mode };
    case 'fixed':
      return {
        mode: 'fixed_servers',
        proxyRules: proxy.server,
        proxyBypassRules: proxy.bypass,
      };
    case 'script':
      return { mode: 'pac_script', pacScript: proxy.address };
  }
}
