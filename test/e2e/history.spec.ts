import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import type { Person } from './support/person.ts';
import { withProfile } from './support/resident.ts';

/** History, and in it the newest call. */
async function openNewestCall(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'History' }).click();
  await page
    .getByRole('link', { name: /Meeting [a-z]{3}-[a-z]{4}-[a-z]{3}/ })
    .first()
    .click();
}

/** A call between the two, of which this many seconds are on the second one's record. */
async function talk(anna: Person, bo: Person, seconds = 5): Promise<void> {
  await bo.joinMeeting(await anna.startMeeting());
  await expect(bo.tileOf(anna)).toBeVisible();
  await expect.poll(async () => (await kept(bo.page)).measured).toBeGreaterThanOrEqual(seconds);
}

test('a call that was hung up is in the history, offline too, with what was measured', async ({
  arrive,
}) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  const isCodeThere = anna.page.waitForResponse(/\/assets\/history-[^/]+\.js$/);
  await talk(bo, anna);
  await isCodeThere;
  await anna.leave();
  await anna.context.setOffline(true);

  await openNewestCall(anna.page);
  const page = anna.page;
  await expect(page.getByText('Bo', { exact: true })).toBeVisible();
  await expect(page.getByText('Ended unexpectedly')).toHaveCount(0);
  const figures = page.getByRole('region', { name: 'Contract figures' }).first();
  await expect(figures.getByRole('row', { name: /Packet loss/ })).toContainText(
    /≤ 0\.05\s%.*\d+ of [\d,]+ packets lost/,
  );
  await expect(figures.getByRole('row', { name: /Delay/ })).toContainText(
    /of \d+ s above the limit/,
  );
  await expect(figures.getByRole('link', { name: '§5.4' }).first()).toBeVisible();
  await expect(figures.getByRole('link', { name: '§5.5' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Delay over the whole call' })).toBeVisible();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save…' }).click();
  await page.getByRole('menuitem', { name: /JSON/ }).click();
  expect((await saving).suggestedFilename()).toMatch(/^umeet-[a-z-]{12}-[\dT-]+\.json$/);

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('No calls yet')).toBeVisible();
  expect(anna.unexpected(/ERR_INTERNET_DISCONNECTED/)).toEqual([]);
});

test('a reload in a call goes on with the same record', async ({ arrive }) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  await talk(bo, anna);
  await anna.page.reload();
  await expect(anna.tileOf(bo)).toBeVisible();
  const { measured } = await kept(anna.page);
  await expect.poll(async () => (await kept(anna.page)).measured).toBeGreaterThan(measured + 2);
  await anna.leave();
  await anna.page.getByRole('link', { name: 'History' }).click();
  const calls = anna.page.getByRole('link', { name: /Meeting/ });
  await expect(calls).toHaveCount(1);
  await expect(anna.page.getByText('Ended unexpectedly')).toHaveCount(0);
});

test('kill -9 of the browser in a call: the history ends at most three seconds before', async ({
  arrive,
  service,
}) => {
  const anna = await arrive('Anna');
  await withProfile({ name: 'Bo', origin: service.origin }, async (start) => {
    const before = await start();
    await talk(anna, before.person, 10);
    const killedAtMs = await before.kill();

    const { person } = await start();
    await person.page.goto(service.origin);
    await openNewestCall(person.page);
    await expect(person.page.getByText('Ended unexpectedly')).toBeVisible();
    await expect(person.page.getByText('Anna', { exact: true })).toBeVisible();
    const last = await kept(person.page);
    const lost = {
      recordEndsBeforeKillMs: killedAtMs - last.endedAtMs,
      lastSecondBeforeKillMs: killedAtMs - last.lastTickAtMs,
    };
    test.info().annotations.push({ type: 'measured', description: JSON.stringify(lost) });
    expect(lost.recordEndsBeforeKillMs).toBeLessThanOrEqual(3_000);
    expect(lost.lastSecondBeforeKillMs).toBeLessThanOrEqual(3_000);
  });
});

/** What is on record: the newest call's end, its last second, and how many seconds had packets in them. */
interface Kept {
  readonly endedAtMs: number;
  readonly lastTickAtMs: number;
  readonly measured: number;
}

/** Looks into the database itself, as whoever comes after a crash will find it. */
function kept(page: Page): Promise<Kept> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('unread')));
      });
    const databases = await indexedDB.databases();
    const isThere = databases.some(({ name }) => name === 'umeet.history');
    if (!isThere) return { endedAtMs: 0, lastTickAtMs: 0, measured: 0 };
    const database = await settled(indexedDB.open('umeet.history'));
    const tables = database.transaction(['calls', 'seconds']);
    const calls: { endedAtMs: number }[] = await settled(tables.objectStore('calls').getAll());
    const seconds: { atMs: number; samples: number[][] }[] = await settled(
      tables.objectStore('seconds').getAll(),
    );
    database.close();
    const packetsExpected = 6;
    return {
      endedAtMs: Math.max(...calls.map((call) => call.endedAtMs)),
      lastTickAtMs: Math.max(...seconds.map((second) => second.atMs)),
      measured: seconds.filter(({ samples }) =>
        samples.some((numbers) => (numbers[packetsExpected] ?? 0) > 0),
      ).length,
    };
  });
}
