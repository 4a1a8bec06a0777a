import { loadavg } from 'node:os';
import type { Browser } from '@playwright/test';
import { launchBrowser } from '../test/e2e/support/browser.ts';
import { Person } from '../test/e2e/support/person.ts';
import { startService } from '../test/e2e/support/service.ts';
import { joinAndMeasure, measureFirstFrame, type FirstFrame } from './lib/firstFrame.ts';
import { firstLoadKilobytes } from './lib/firstLoad.ts';
import { measureFloor } from './lib/floor.ts';
import { median, percentile } from './lib/statistics.ts';

/** Joins and bare connections, taking turns, so that whatever else the machine does weighs on both alike. */
interface Rounds {
  readonly joins: FirstFrame[];
  readonly floor: number[];
}

/**
 * The first call: both people in one Chromium on loopback. Measured twice, like with like: `…Ms` on pages that have
 * joined before, against bare connections on a page that has connected before; `cold…Ms` on new pages, where code
 * is still to be compiled and WebRTC to be started, against bare connections on a new page.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const count = Number(args[0] ?? 12);
  const service = await startService();
  const browser = await launchBrowser();
  const place = { browser, origin: service.origin };
  try {
    const firstLoadKB = await firstLoadKilobytes(browser, service.origin);
    const warm = await measureWarm(place, count);
    const cold = await measureCold(place, count);
    return {
      ...figures(warm, ''),
      ...figures(cold, 'cold'),
      firstLoadKB,
      joins: count,
      load1: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    };
  } finally {
    await browser.close();
    await service.stop();
  }
}

interface Place {
  readonly browser: Browser;
  readonly origin: string;
}

async function measureWarm(place: Place, count: number): Promise<Rounds> {
  const rounds: Rounds = { joins: [], floor: [] };
  const floorPage = await openFloorPage(place);
  const { anna, bo, address } = await openPair(place);
  // The first round warms up and does not count.
  for (let round = 0; round <= count; round += 1) {
    const [floor = Number.NaN] = await measureFloor(floorPage.page, 1);
    const join = await measureJoin(bo, address);
    await bo.leave();
    await anna.tileOf(bo).waitFor({ state: 'hidden' });
    if (round === 0) continue;
    rounds.floor.push(floor);
    rounds.joins.push(join);
  }
  await Promise.all([anna.goHome(), bo.goHome(), floorPage.goHome()]);
  return rounds;
}

async function measureCold(place: Place, count: number): Promise<Rounds> {
  const rounds: Rounds = { joins: [], floor: [] };
  for (let round = 0; round < count; round += 1) {
    const floorPage = await openFloorPage(place);
    rounds.floor.push(...(await measureFloor(floorPage.page, 1)));
    await floorPage.goHome();
    const { anna, bo, address } = await openPair(place);
    rounds.joins.push(await measureJoin(bo, address));
    await Promise.all([anna.goHome(), bo.goHome()]);
  }
  return rounds;
}

function openFloorPage({ browser, origin }: Place): Promise<Person> {
  return open(browser, { origin, name: 'Floor' }, `${origin}/health`);
}

async function open(
  browser: Browser,
  options: Parameters<typeof Person.arrive>[1],
  address: string,
): Promise<Person> {
  const person = await Person.arrive(browser, options);
  await person.page.goto(address);
  return person;
}

/** Anna in a meeting of her own, and Bo, who will measure how he comes to see her. */
async function openPair({ browser, origin }: Place) {
  const anna = await Person.arrive(browser, { origin, name: 'Anna' });
  const address = await anna.startMeeting();
  const bo = await Person.arrive(browser, {
    origin,
    name: 'Bo',
    prepare: (context) => measureFirstFrame(context, 'Anna'),
  });
  return { anna, bo, address };
}

async function measureJoin(bo: Person, address: string): Promise<FirstFrame> {
  await bo.page.goto(address);
  await bo.page.getByRole('textbox', { name: 'Your name' }).fill('Bo');
  // The floor starts with open cameras; so does this: people have seen themselves before they press Join.
  await bo.page.waitForFunction(
    () => (document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > 15,
  );
  return joinAndMeasure(bo.page);
}

function figures({ joins, floor }: Rounds, prefix: '' | 'cold'): Record<string, number> {
  const first = joins.map((join) => join.firstFrameMs);
  const toHd = joins.map((join) => join.steadyHdMs - join.firstFrameMs);
  const named = {
    joinToFirstFrameMs: median(first),
    joinToFirstFrameP95Ms: Math.round(percentile(first, 0.95)),
    floorMs: median(floor),
    ratio: Math.round((median(first) / median(floor)) * 100) / 100,
    timeToHdMs: median(toHd),
    timeToHdP95Ms: Math.round(percentile(toHd, 0.95)),
  };
  const capital = (name: string) => prefix + name[0]?.toUpperCase() + name.slice(1);
  return prefix === ''
    ? named
    : Object.fromEntries(Object.entries(named).map(([name, value]) => [capital(name), value]));
}
