import { readFile } from 'node:fs/promises';
import type { CustomScheme, Protocol } from 'electron';
import { resolveAsset, SECURITY_HEADERS } from '../policy/assets.ts';
import { APP_ORIGIN, APP_SCHEME } from '../policy/origins.ts';

const SCHEME: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
};

/** Declares the scheme of our page; Electron wants this before it is ready. */
export function declareAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([SCHEME]);
}

/** Serves our page from the folder it was built into, and nothing from outside that folder. */
export function setupAppPage(protocol: Pick<Protocol, 'handle'>, root: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const asset = request.method === 'GET' && resolveAsset(request.url, root, APP_ORIGIN);
    if (!asset) return refusal();
    try {
      const headers = { ...SECURITY_HEADERS, 'content-type': asset.type };
      return new Response(new Uint8Array(await readFile(asset.path)), { headers });
    } catch {
      return refusal();
    }
  });
}

function refusal(): Response {
  return new Response(null, { status: 404, headers: SECURITY_HEADERS });
}
