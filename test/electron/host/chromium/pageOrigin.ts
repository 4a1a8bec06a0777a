import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cdp } from './cdp.ts';

// A page of `app://bundle` is served from `http://bundle.app.localhost`, and Chromium would name that origin to every
// server the page speaks to. Two header rules, the declarative kind that an extension may carry, put the real name in
// its place on the way out (fetch, preflight, WebSocket handshake) and undo it in the server's permission on the way
// back. A server that does not permit `app://bundle` is still refused by Chromium.

const MANIFEST = {
  manifest_version: 3,
  version: '1',
  permissions: ['declarativeNetRequest'],
  host_permissions: ['<all_urls>'],
  declarative_net_request: {
    rule_resources: [{ id: 'origin', enabled: true, path: 'rules.json' }],
  },
};

/** An origin as the app knows it, and the one Chromium serves it from. */
export interface PageOrigin {
  /** `app://bundle` */
  readonly external: string;
  /** `http://bundle.app.localhost` */
  readonly internal: string;
}

/** Makes Chromium name the external origin to servers. `folder` keeps the rules; one origin needs it once a start. */
export async function presentOrigin(cdp: Cdp, origin: PageOrigin, folder: string): Promise<void> {
  const path = join(folder, new URL(origin.internal).hostname);
  mkdirSync(path, { recursive: true });
  const manifest = { ...MANIFEST, name: `origin ${origin.external}` };
  writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(path, 'rules.json'), JSON.stringify(rulesFor(origin)));
  await cdp.send('Extensions.loadUnpacked', { path, enableInIncognito: true });
}

function rulesFor({ external, internal }: PageOrigin): object[] {
  const { hostname } = new URL(internal);
  const kinds = ['xmlhttprequest', 'websocket', 'script', 'image', 'font', 'media', 'other'];
  const condition = {
    initiatorDomains: [hostname],
    excludedRequestDomains: [hostname],
    resourceTypes: kinds,
  };
  const permission = 'access-control-allow-origin';
  return [
    {
      id: 1,
      condition,
      action: {
        type: 'modifyHeaders',
        requestHeaders: [{ header: 'origin', operation: 'set', value: external }],
      },
    },
    {
      id: 2,
      condition: { ...condition, responseHeaders: [{ header: permission, values: [external] }] },
      action: {
        type: 'modifyHeaders',
        responseHeaders: [{ header: permission, operation: 'set', value: internal }],
      },
    },
  ];
}
