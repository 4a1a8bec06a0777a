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

/** What the bridge answers to a call about recordings: its value, or the code of its fault. `length` asks for so many bytes. */
async function ask(
  page: Page,
  name: string,
  argument?: { readonly room?: string; readonly id?: string; readonly length?: number },
): Promise<unknown> {
  return page.evaluate(
    async ([call, given]) => {
      const { umeet } = window as unknown as {
        umeet: {
          call(
            name: string,
            argument?: unknown,
          ): Promise<{ value?: unknown; fault?: { code: string } }>;
        };
      };
      const { length, ...rest } = given ?? {};
      const bytes = length === undefined ? {} : { bytes: new Uint8Array(length) };
      const reply = await umeet.call(call, given && { ...rest, ...bytes });
      return reply.fault?.code ?? reply.value;
    },
    [`recording:${name}`, argument] as const,
  );
}

const ROOM = 'abc-defg-hjk';
const STRANGE = '0f8fad5b-d9cb-469f-a165-70867728950e';

async function begin(page: Page): Promise<{ id: string; name: string }> {
  return (await ask(page, 'begin', { room: ROOM })) as { id: string; name: string };
}

async function keptIds(page: Page): Promise<string[]> {
  return ((await ask(page, 'kept')) as { id: string }[]).map(({ id }) => id);
}

test('a page writes the recording that it began last, and reaches no other file', async ({
  launch,
  videos,
}) => {
  const app = await launch();
  const page = await inFolder(app, videos);
  await expect(home(page)).toBeVisible();
  await app.evaluate(({ shell }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    shell.showItemInFolder = (path) => void shown.push(path);
  });
  expect(await ask(page, 'begin', { room: '../../somewhere' })).toBe('bad-request');
  expect(await files(videos)).toEqual([]);

  const first = await begin(page);
  const path = join(videos, first.name);
  expect(await ask(page, 'append', { id: first.id, length: 10 })).toBeNull();
  expect(await ask(page, 'append', { id: first.id, length: 0 })).toBe('bad-request');
  expect(await ask(page, 'append', { id: STRANGE, length: 10 })).toBe('not-found');
  expect(await ask(page, 'finish', { id: STRANGE })).toBe('not-found');
  // It is being made: nothing to tell of, and nothing to delete.
  expect(await keptIds(page)).toEqual([]);
  expect(await ask(page, 'remove', { id: first.id })).toBe('not-found');

  const second = await begin(page);
  expect(await ask(page, 'append', { id: first.id, length: 10 })).toBe('not-found');
  expect((await stat(path)).size).toBe(10);
  expect(await ask(page, 'finish', { id: second.id })).toBeNull();
  expect(await ask(page, 'append', { id: second.id, length: 10 })).toBe('not-found');
  expect(await keptIds(page)).toEqual([first.id]);
  expect(await ask(page, 'remove', { id: second.id })).toBe('not-found');
  expect(await files(videos)).toHaveLength(2);

  // Who was shown an unfinished one knows of it.
  expect(await ask(page, 'show', { id: STRANGE })).toBe('not-found');
  expect(await ask(page, 'show', { id: first.id })).toBeNull();
  expect(await app.evaluate(() => (globalThis as { shown?: string[] }).shown)).toEqual([path]);
  expect(await keptIds(page)).toEqual([]);

  const third = await begin(page);
  await page.reload();
  await expect.poll(() => keptIds(page)).toEqual([third.id]);
  expect(await ask(page, 'remove', { id: third.id })).toBeNull();
  expect(await keptIds(page)).toEqual([]);
  expect(await files(videos)).toHaveLength(2);
});
