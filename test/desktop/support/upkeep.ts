import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../../preload/contract.ts';
import { expect, test as base } from '../../electron/fixtures.ts';

/** The page's window with the bridge in it. */
export type BridgedWindow = globalThis.Window & { readonly umeet: Bridge };

/** A server on this computer that counts what it is asked for. */
interface Loopback {
  readonly origin: string;
  readonly asked: string[];
}

/** What tests of the program's upkeep are given. */
interface Fixtures {
  readonly serve: (listen: RequestListener) => Promise<Loopback>;
}

/** Playwright's `test` with the desktop program, and servers that go when the test ends. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  serve: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (listen) => {
      const asked: string[] = [];
      const server = createServer((request, response) => {
        asked.push(request.url ?? '');
        listen(request, response);
      });
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      return { origin: `http://127.0.0.1:${port}`, asked };
    });
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  },
});

/** Goes to Settings by the rail. */
export async function openSettings(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
}
