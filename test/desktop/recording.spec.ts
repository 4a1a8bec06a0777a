import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { complaintsOf, probe } from '../e2e/support/mediaFile.ts';
import { expect, test as base } from '../electron/fixtures.ts';
import type { TestApp } from '../electron/launchApp.ts';
import { controls, home, startMeeting } from './support/meeting.ts';

/** A folder for videos and one for the program's data, which outlive the program. */
const test = base.extend<{ videos: string; userData: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  videos: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'umeet-videos-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  userData: async ({ videos }, use) => use(join(videos, '.data')),
});

async function inFolder(app: TestApp, videos: string): Promise<Page> {
  const page = await app.firstWindow();
  await app.evaluate(({ app: program }, folder) => program.setPath('videos', folder), videos);
  return page;
}

async function choose(page: Page, name: string): Promise<void> {
  await controls(page).getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

async function files(videos: string): Promise<string[]> {
  const names = (await readdir(videos)).filter((name) => name.endsWith('.mp4'));
  return names.map((name) => join(videos, name));
}

/** Waits until the one recording in the folder has so many bytes; its path. */
async function grown(videos: string, bytes: number): Promise<string> {
  await expect
    .poll(async () => {
      const [path] = await files(videos);
      return path === undefined ? 0 : (await stat(path)).size;
    })
    .toBeGreaterThan(bytes);
  const all = await files(videos);
  expect(all).toHaveLength(1);
  return all[0] ?? '';
}

test('a recording grows in the folder of videos, is whole when it is stopped, and is shown there', async ({
  launch,
  videos,
}) => {
  const app = await launch();
  const page = await inFolder(app, videos);
  await app.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => Object.assign(globalThis, { shown: path });
  });
  await startMeeting(page);
  const startedMs = Date.now();
  await choose(page, 'Record meeting');
  await expect(page.getByText('Recording: you')).toBeVisible();
  const path = await grown(videos, 100_000);
  await grown(videos, (await stat(path)).size);
  await choose(page, 'Stop recording');
  await page.getByRole('button', { name: 'Show in folder' }).click();
  const lastedS = (Date.now() - startedMs) / 1000;
  await expect.poll(() => app.evaluate(() => (globalThis as { shown?: string }).shown)).toBe(path);
  const { durationS, streams } = await probe(path);
  expect(streams.map(({ kind }) => kind)).toEqual(['video', 'audio']);
  expect(durationS).toBeGreaterThan(3);
  expect(durationS).toBeLessThan(lastedS);
  expect(await complaintsOf(path)).toBe('');
});

test('what was recorded when the program is killed is there, plays, and is told of at the next start', async ({
  launch,
  videos,
  userData,
}) => {
  const app = await launch({ userData });
  const page = await inFolder(app, videos);
  await startMeeting(page);
  await choose(page, 'Record meeting');
  const path = await grown(videos, 100_000);
  await grown(videos, (await stat(path)).size);
  if (app.pid !== undefined) process.kill(app.pid, 'SIGKILL');
  await app.exited;
  const { durationS } = await probe(path);
  expect(durationS).toBeGreaterThan(3);
  expect(await complaintsOf(path)).toBe('');

  const again = await launch({ userData });
  const later = await inFolder(again, videos);
  await later.reload();
  await expect(home(later)).toBeVisible();
  const offer = later.getByRole('status').filter({ hasText: /was cut off/ });
  await expect(offer).toContainText('Umeet ');
  await offer.getByRole('button', { name: 'Delete' }).click();
  await later.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(offer).toHaveCount(0);
  expect(await files(videos)).toEqual([]);
});
