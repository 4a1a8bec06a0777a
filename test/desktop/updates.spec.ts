import { createHash, randomBytes } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { LaunchOptions, TestApp } from '../electron/launchApp.ts';
import { expect } from '../electron/fixtures.ts';
import { startMeeting } from './support/meeting.ts';
import { openSettings, test, type BridgedWindow } from './support/upkeep.ts';

declare const window: BridgedWindow;

/** A feed that offers version 99 for every system. */
function feedOf(program: Buffer, sha512: string): RequestListener {
  const files = ['AppImage', 'exe', 'zip'].map((kind) => ({
    url: `Umeet-99.0.0.${kind}`,
    sha512,
    size: program.length,
  }));
  const index = { version: '99.0.0', files, path: files[0]?.url, sha512, releaseNotes: 'Calmer' };
  return (request, response) => {
    const isIndex = /\.yml/.test(request.url ?? '');
    if (isIndex) return void response.end(JSON.stringify(index));
    if (!/99\.0\.0\.\w+$/.test(request.url ?? '')) return void response.writeHead(404).end();
    response.setHeader('content-length', program.length).end(program);
  };
}

const hash = (program: Buffer) => createHash('sha512').update(program).digest('base64');

async function launchWithFeed(
  { launch, folder }: { launch: (options?: LaunchOptions) => Promise<TestApp>; folder: string },
  feed: string,
): Promise<{ app: TestApp; page: Page }> {
  const own = join(folder, 'Umeet.AppImage');
  await writeFile(own, 'this version');
  const env = { UMEET_UPDATE_FEED: feed, APPIMAGE: own, XDG_CACHE_HOME: join(folder, 'cache') };
  const app = await launch({ packaged: false, env });
  const page = await app.firstWindow();
  await openSettings(page);
  return { app, page };
}

test('a newer version is fetched from a feed, kept, and offered with its notes', async ({
  launch,
  folder,
  serve,
}) => {
  const program = randomBytes(200_000);
  const feed = await serve(feedOf(program, hash(program)));
  const { app, page } = await launchWithFeed({ launch, folder }, feed.origin);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('button', { name: 'Restart and install' })).toBeEnabled();
  await expect(page.getByText('Version 99.0.0 is ready to be installed.')).toBeVisible();
  await page.getByText('New in version 99.0.0').click();
  await expect(page.getByText('Calmer')).toBeVisible();
  const kept = await readdir(join(app.userData, 'updates', 'versions'));
  expect(kept.filter((name) => name.startsWith('99.0.0'))).toHaveLength(1);
});

test('a newer version that is not what was published is thrown away', async ({
  launch,
  folder,
  serve,
}) => {
  const program = randomBytes(200_000);
  const feed = await serve(feedOf(program, hash(randomBytes(10))));
  const { page } = await launchWithFeed({ launch, folder }, feed.origin);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText(/not what was published/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Restart and install' })).toHaveCount(0);
});

test('a newer version waits for the end of a meeting', async ({ launch, folder, serve }) => {
  const program = randomBytes(200_000);
  const feed = await serve(feedOf(program, hash(program)));
  const { page } = await launchWithFeed({ launch, folder }, feed.origin);
  await page.getByRole('link', { name: 'Home' }).click();
  await startMeeting(page);
  await page.evaluate(() => window.umeet.call('updates:check', undefined));
  const step = () =>
    page.evaluate(async () => {
      const reply = await window.umeet.call('updates:get', undefined);
      return reply.ok ? reply.value.step : '';
    });
  await expect.poll(step).toBe('available');
  expect(feed.asked.filter((path) => !path.includes('.yml'))).toEqual([]);
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect.poll(step).toBe('ready');
});
