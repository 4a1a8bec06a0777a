import type { Page } from '@playwright/test';
import { FAULT_LEVELS } from '../domain/faults/level.ts';
import { REPORT_CATEGORIES, type ReportEvent } from '../domain/faults/report.ts';
import type { NewReport } from '../service/reports/reportStore.ts';
import { openSqliteStore } from '../service/storage/sqliteStore.ts';
import { launchBrowser } from '../test/e2e/support/browser.ts';
import { Person } from '../test/e2e/support/person.ts';
import { deskKeyOf } from '../test/e2e/support/reports.ts';
import { startService, type ServiceProcess } from '../test/e2e/support/service.ts';
import { machineNow } from './lib/machine.ts';
import { median } from './lib/statistics.ts';

const HOUR_MS = 3_600_000;
const SCROLL_MS = 4_000;
/** Each frame: a notch of a wheel, which is as fast as one is turned, and a page, as when the bar is dragged. */
const WHEEL_STEP_PX = 120;
const DRAG_STEP_PX = 600;

/**
 * A queue of 10 000 reports in a real service: from the press on Admin to the first frame with rows, the first time after a
 * load of the page (code, key, and the whole queue over HTTP) and again later; and the longest frame while it scrolls at two
 * paces. The frames of the same page standing still tell what the machine does by itself.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = Number(args[0] ?? 5);
  const reports = Number(args[1] ?? 10_000);
  const service = await startService();
  const browser = await launchBrowser();
  try {
    await seed(service, reports);
    const { page } = await Person.arrive(browser, { origin: service.origin, name: 'Anna' });
    await page.goto(`${service.origin}/#/admin`);
    await page.getByLabel('Service desk key').fill(await deskKeyOf(service));
    await page.getByRole('button', { name: 'Open service desk' }).click();
    await page.locator('[data-key]').first().waitFor();
    const firsts: number[] = [];
    const agains: number[] = [];
    const still: number[] = [];
    const wheel: number[] = [];
    const drag: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await goHome(page);
      await page.reload();
      await page.getByRole('link', { name: 'Admin' }).waitFor();
      firsts.push(await page.evaluate(pressAdmin));
      await goHome(page);
      agains.push(await page.evaluate(pressAdmin));
      still.push(await page.evaluate(longestFrame, { stepPx: 0, spanMs: SCROLL_MS }));
      wheel.push(await page.evaluate(longestFrame, { stepPx: WHEEL_STEP_PX, spanMs: SCROLL_MS }));
      drag.push(await page.evaluate(longestFrame, { stepPx: DRAG_STEP_PX, spanMs: SCROLL_MS }));
    }
    return {
      openMs: Math.round(median(agains)),
      firstOpenMs: Math.round(median(firsts)),
      stillFrameMs: longestOf(still),
      wheelFrameMs: longestOf(wheel),
      dragFrameMs: longestOf(drag),
      reports,
      rowsInPage: await page.locator('[data-key]').count(),
      rounds,
      ...machineNow(),
    };
  } finally {
    await browser.close();
    await service.stop();
  }
}

/** Of the longest frame of each round, the usual and the worst. */
function longestOf(rounds: readonly number[]) {
  return { median: Math.round(median(rounds)), worst: Math.round(Math.max(...rounds)) };
}

async function goHome(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Home' }).click();
  await page.getByRole('button', { name: 'New meeting' }).waitFor();
}

/** Puts reports into the service's own database while it is down. */
async function seed(service: ServiceProcess, count: number): Promise<void> {
  await service.kill();
  const nowMs = Date.now();
  const store = await openSqliteStore(service.data, nowMs);
  for (let index = 0; index < count; index += 1) await store.reports.file(made(index, nowMs));
  await store.close();
  await service.restart();
}

function made(index: number, nowMs: number): NewReport {
  const key = `bench-report-${String(index).padStart(8, '0')}`;
  const level = FAULT_LEVELS[index % FAULT_LEVELS.length] ?? 4;
  const occurredAtMs = nowMs - (index % 480) * (HOUR_MS / 10);
  const event = { eventId: `${key}-1`, by: 'reporter', atMs: occurredAtMs + 1_000 } as const;
  const events: ReportEvent[] = [
    { ...event, type: 'filed', level, occurredAtMs },
    { eventId: `${key}-2`, by: 'service', atMs: occurredAtMs + 1_000, type: 'received' },
  ];
  return {
    head: {
      key,
      category: REPORT_CATEGORIES[index % REPORT_CATEGORIES.length] ?? 'other',
      proposedLevel: level,
      words: `Report ${index}: the far end is heard in pieces, and the picture stands still at times`,
      contact: '',
      room: undefined,
      occurredByClientMs: occurredAtMs,
    },
    reporterHash: 'bench',
    bodyHash: key,
    events,
    bundle: undefined,
  };
}

/** Runs in the page: presses Admin and waits for the frame that shows rows; how long it took, ms. */
async function pressAdmin(): Promise<number> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const link = document.querySelector<HTMLElement>('nav a[href="#/admin"]');
  if (!link) throw new Error('there is no Admin');
  await frame();
  const startMs = performance.now();
  link.click();
  while (!document.querySelector('[data-key]')) await frame();
  return (await frame()) - startMs;
}

/** Runs in the page: the longest time between two frames while the queue scrolls down by so much a frame, ms. */
async function longestFrame(what: {
  readonly stepPx: number;
  readonly spanMs: number;
}): Promise<number> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const grid = document.querySelector('[role="grid"]');
  if (!grid) throw new Error('there is no queue');
  const startMs = await frame();
  let lastMs = startMs;
  let longestMs = 0;
  while (lastMs - startMs < what.spanMs) {
    grid.scrollTop += what.stepPx;
    const nowMs = await frame();
    longestMs = Math.max(longestMs, nowMs - lastMs);
    lastMs = nowMs;
  }
  return longestMs;
}
