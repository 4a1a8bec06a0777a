import type { ProxySettings } from './desktopSettings.ts';

const ENTRY =
  /^((https?|ftp|socks)=)?((https?|socks[45]?|direct):\/\/)?([a-z0-9._-]+|\[[0-9a-f:.]+\])?(:\d{1,5})?$/i;
const BYPASS = /^[\w.:,;*<>/[\]-]*$/;
const LONGEST = 2_048;

/** What is wrong with a way to the network as a person typed it; `undefined` when it can be taken. */
export function proxyProblem(proxy: ProxySettings): 'server' | 'bypass' | 'address' | undefined {
  if (proxy.mode === 'fixed') {
    if (!isServer(proxy.server)) return 'server';
    return BYPASS.test(proxy.bypass) && proxy.bypass.length <= LONGEST ? undefined : 'bypass';
  }
  const isScript = proxy.mode === 'script';
  if (isScript && !/^https?:\/\/[^\s/@]+(\/\S*)?$/i.test(proxy.address)) return 'address';
  return undefined;
}

/** One server or several, as `proxy:8080` or `http=proxy:8080;socks=other:1080`. */
function isServer(text: string): boolean {
  if (text.length === 0 || text.length > LONGEST) return false;
  return text.split(';').every((entry) => {
    const [, , , , , host, port = ':1'] = ENTRY.exec(entry) ?? [];
    const number = Number(port.slice(1));
    return host !== undefined && number > 0 && number <= 65_535;
  });
}
