import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { z } from 'zod';
import { barriersIn } from './support/barriers.ts';
import { expect, test } from './support/fixtures.ts';
import { expectMovingPicture } from './support/media.ts';

const SCHEMA = join(import.meta.dirname, '../../docs/evidence.schema.json');
const CARDS = ['Packet loss', 'Jitter', 'Delay', 'HD video'];

/** Chooses a kind of file under `Save…` and reads what is saved. */
async function savedFrom(panel: Locator, kind: RegExp): Promise<string> {
  const page = panel.page();
  const saving = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save…' }).click();
  await page.getByRole('menuitem', { name: kind }).click();
  return readFile(await (await saving).path(), 'utf8');
}

test('the panel shows both directions with verdict and sample, and gives them out', async ({
  arrive,
}) => {
  const anna = await arrive('Anna', {
    prepare: (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']),
  });
  const bo = await arrive('Bo');
  await bo.joinMeeting(await anna.startMeeting());
  await expectMovingPicture(anna.tileOf(bo), 1280, 720);
  await anna.page.keyboard.press('q');
  const panel = anna.page.getByRole('complementary', { name: 'Quality' });

  for (const name of CARDS) {
    const card = panel.getByRole('region', { name, exact: true });
    await expect(card).toContainText(/Met|Breached|Not enough data/);
    await expect(card).toContainText(/\d[\d,]* (packets|s) so far|of [\d,]+ (packets|s)/);
    await expect(card).toContainText(/limit \d|at least \d/);
    await expect(card.getByRole('link', { name: /^§5\.[45]$/ })).toBeVisible();
  }
  for (const row of ['Receiving Sound', 'Receiving Picture', 'Sending Sound', 'Sending Picture']) {
    const stream = panel.getByRole('row', { name: new RegExp(`^Bo ${row}`) });
    await expect(stream).toContainText(/% \(\d+\/\d+\)/);
    await expect(stream).toContainText('Direct, UDP');
  }
  await expect(panel.getByRole('region', { name: 'Whose side' })).toContainText(/\./);

  const schema = z.fromJSONSchema(JSON.parse(await readFile(SCHEMA, 'utf8')) as { $id: string });
  const evidence = JSON.parse(await savedFrom(panel, /JSON/)) as { samples: unknown[] };
  expect(schema.safeParse(evidence).error?.issues).toBeUndefined();
  expect(evidence.samples.length).toBeGreaterThan(8);
  const [head, ...rows] = (await savedFrom(panel, /CSV/)).trimEnd().split('\r\n');
  expect(head).toMatch(/^\uFEFFat,memberId,direction,kind,/);
  expect(rows.length).toBeGreaterThanOrEqual(evidence.samples.length);
  expect(rows.every((row) => row.endsWith(',Bo'))).toBe(true);

  await panel.getByRole('button', { name: 'Copy' }).click();
  await expect(panel.getByRole('status')).toHaveText('Copied');
  const copied = await anna.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/Packet loss: .*limit 0\.05 %, §5\.4/);
  expect(copied).toMatch(/Bo\tSending\tPicture/);
  for (const person of [anna, bo]) expect(person.unexpected()).toEqual([]);
});

test('plots and tables are used by keyboard, in every look, and shut nobody out', async ({
  arrive,
}) => {
  test.slow();
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  await bo.joinMeeting(await anna.startMeeting());
  await expectMovingPicture(anna.tileOf(bo), 320, 180);
  await anna.button('Quality').click();
  const panel = anna.page.getByRole('complementary', { name: 'Quality' });
  const plot = panel.getByRole('slider', { name: 'Jitter plot' });
  await expect(plot.locator('canvas')).toBeVisible();
  await expect(plot).toHaveAttribute('aria-valuetext', /Receiving \d+ ms/);
  await expect
    .poll(async () => Number(await plot.getAttribute('aria-valuemax')))
    .toBeGreaterThan(4);

  await plot.focus();
  await anna.page.keyboard.press('Home');
  await expect(plot).toHaveAttribute('aria-valuenow', '0');
  await anna.page.keyboard.press('ArrowRight');
  await expect(plot).toHaveAttribute('aria-valuenow', '1');
  await panel.getByRole('button', { name: 'Table: Jitter plot' }).press('Enter');
  const table = panel.getByRole('region', { name: 'Table: Jitter plot' });
  await expect.poll(() => table.getByRole('row').count()).toBeGreaterThan(4);

  // Rather looked through than filmed: encoding takes what axe needs on a small machine.
  for (const person of [anna, bo]) await person.button('Stop video').click();
  for (const look of [
    { colorScheme: 'light', forcedColors: 'none' },
    { colorScheme: 'dark', forcedColors: 'active' },
  ] as const) {
    await anna.page.emulateMedia(look);
    await expect(plot.locator('canvas')).toBeVisible();
    expect(await barriersIn(anna.page, 'aside')).toEqual([]);
  }
  await anna.page.setViewportSize({ width: 390, height: 844 });
  expect(await barriersIn(anna.page, 'aside')).toEqual([]);
  const streams = panel.getByRole('region', { name: 'All media' });
  const isWider = await streams.evaluate((box) => box.scrollWidth > box.clientWidth);
  const isPanelWider = await panel.evaluate((box) => box.scrollWidth > box.clientWidth);
  expect([isWider, isPanelWider]).toEqual([true, false]);
  for (const person of [anna, bo]) expect(person.unexpected()).toEqual([]);
});

test('an earlier part of the call is plotted from what was kept', async ({ arrive }) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  await bo.joinMeeting(await anna.startMeeting());
  await anna.button('Quality').click();
  const panel = anna.page.getByRole('complementary', { name: 'Quality' });
  const plot = panel.getByRole('slider', { name: 'Jitter plot' });
  const seconds = async () => Number(await plot.getAttribute('aria-valuemax'));
  await expect.poll(seconds).toBeGreaterThan(4);
  const earlier = panel.getByRole('button', { name: '5 minutes earlier' });
  await expect(earlier).toBeDisabled();

  // Nobody writes while the page is away; back in the meeting, the call began seven minutes ago.
  const meeting = anna.page.url();
  await anna.page.goto(new URL('/api/service', meeting).href);
  await anna.page.evaluate(ageCall, 420_000);
  await anna.page.goto(meeting);
  await expect(anna.tileOf(bo)).toBeVisible();
  await anna.button('Quality').click();
  await expect.poll(seconds).toBeGreaterThan(0);
  await earlier.click();
  await expect(panel.getByRole('button', { name: 'Back to live' })).toBeVisible();
  await expect(panel.getByText('Nothing was recorded in this time.')).toHaveCount(0);
  expect(await seconds()).toBeGreaterThan(2);
  await panel.getByRole('button', { name: 'Back to live' }).click();
  await expect(panel.getByText('Last 5 minutes')).toBeVisible();
});

/** Moves the kept call, with all its seconds, so far into the past. */
async function ageCall(byMs: number): Promise<void> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('failed')));
    });
  const database = await settled(indexedDB.open('umeet.history'));
  const tables = database.transaction(['calls', 'seconds'], 'readwrite');
  const calls = tables.objectStore('calls');
  const all: { startedAtMs: number }[] = await settled(calls.getAll());
  for (const call of all)
    await settled(calls.put({ ...call, startedAtMs: call.startedAtMs - byMs }));
  const seconds = tables.objectStore('seconds');
  const rows: { atMs: number }[] = await settled(seconds.getAll());
  await settled(seconds.clear());
  for (const row of rows) await settled(seconds.put({ ...row, atMs: row.atMs - byMs }));
  database.close();
}
