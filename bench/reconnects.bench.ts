import { execFile } from 'node:child_process';
import { loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { errors } from '@playwright/test';
import type { Person } from '../test/e2e/support/person.ts';
import { startNetwork, type Network } from '../test/network/support/network.ts';
import { keepFrameTimes, movesAgainAfter } from './lib/frameTimes.ts';
import { memoryOf, type Memory } from './lib/memory.ts';
import { median } from './lib/statistics.ts';

const COUNT = 20;
const BAR_MS = 3_000;
const GIVE_UP_MS = 30_000;
/** Reconnects before the first look at memory, so that their code is compiled by then. */
const FIRST = 5;
/** The meeting after them and before the first look: longer than the five minutes of figures that it keeps. */
const SETTLE_MS = 310_000;
/** After the last reconnect: what is cleaned up late has been. */
const REST_MS = 15_000;
const PLACES = ['a', 'b', 'c'] as const;

/** One person whose network goes, and with it the path to the service and to both others, and comes back. */
interface Gathering {
  readonly network: Network;
  readonly people: readonly [Person, Person, Person];
}

/** What one reconnect took from the return of the path on. */
interface Reconnect {
  /** Whether the person's client had lost the service, and said so, before the network came back. */
  readonly wasLost: boolean;
  /** Until all four pictures to and from the person moved; `undefined`: not within the longest wait. */
  readonly picturesMs: number | undefined;
  /** Until the person's client was with the service again. */
  readonly serviceMs: number | undefined;
}

/**
 * Twenty reconnects of one of three people, in network namespaces. Each time the person's network interface is taken
 * down for the given milliseconds (2 000), as when Wi-Fi is lost, and the next time comes as soon as everybody is back:
 * how long that takes, and memory before and after. With `control` as the second argument nothing is taken down and
 * everything else is the same: what the meeting itself costs in that time.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const cutMs = Number(args[0] ?? 2_000);
  const isCut = args[1] !== 'control';
  const network = await startNetwork({ places: PLACES });
  try {
    const gathering = await gather(network);
    const reconnects = async (count: number) => {
      const all: Reconnect[] = [];
      while (all.length < count) all.push(await reconnect(gathering, cutMs, isCut));
      return all;
    };
    await reconnects(FIRST);
    await wait(SETTLE_MS);
    const before = await look(gathering);
    const startMs = Date.now();
    const measured = await reconnects(COUNT);
    const tookS = (Date.now() - startMs) / 1_000;
    await wait(REST_MS);
    const after = await look(gathering);
    return {
      cutMs,
      isCut,
      lost: measured.filter(({ wasLost }) => wasLost).length,
      ...figures(
        'pictures',
        measured.map(({ picturesMs }) => picturesMs),
      ),
      ...figures(
        'service',
        measured.map(({ serviceMs }) => serviceMs),
      ),
      tookS: Math.round(tookS),
      memory: PLACES.map((place, at) => compare(place, before[at], after[at])),
      load1: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    };
  } finally {
    await network.close();
  }
}

async function gather(network: Network): Promise<Gathering> {
  const [anna, bo, chen] = await Promise.all([
    network.arrive('a', 'Anna', 360),
    network.arrive('b', 'Bo', 360),
    network.arrive('c', 'Chen', 360),
  ]);
  const people = [anna, bo, chen] as const;
  await Promise.all(people.map(({ context }) => keepFrameTimes(context)));
  const address = await anna.startMeeting();
  await bo.joinMeeting(address);
  await chen.joinMeeting(address);
  return { network, people };
}

async function reconnect(
  { network, people }: Gathering,
  cutMs: number,
  isCut: boolean,
): Promise<Reconnect> {
  const [anna, bo, chen] = people;
  if (isCut) await inNetworkOf(network, 'c', 'link set eth0 down');
  await wait(cutMs);
  const wasLost = await lossOf(chen).isVisible();
  if (isCut) {
    await inNetworkOf(network, 'c', 'link set eth0 up');
    // It went with the interface.
    await inNetworkOf(network, 'c', 'route add default dev eth0');
  }
  const backMs = Date.now();
  const again = (viewer: Person, shown: Person) =>
    movesAgainAfter(viewer.page, shown.name, backMs, GIVE_UP_MS);
  const [service, ...pictures] = await Promise.all([
    withServiceSince(chen),
    again(anna, chen),
    again(bo, chen),
    again(chen, anna),
    again(chen, bo),
  ]);
  const since = (atMs: number | undefined) => (atMs === undefined ? undefined : atMs - backMs);
  const last = pictures.reduce<number | undefined>(
    (latest, atMs) =>
      latest === undefined || atMs === undefined ? undefined : Math.max(latest, atMs),
    0,
  );
  return { wasLost, picturesMs: since(last), serviceMs: since(service) };
}

async function inNetworkOf(network: Network, place: string, change: string): Promise<void> {
  const { namespace } = network.link.place(place);
  await promisify(execFile)('ip', ['-n', namespace, ...change.split(' ')]);
}

/** The banner that is there as long as the service is lost. A notice that says so too stays for some seconds more. */
function lossOf({ page }: Person) {
  return page.getByText('was lost and is being restored');
}

/** When a client no longer says that it has lost the service; epoch milliseconds. `undefined`: not in time. */
async function withServiceSince(person: Person): Promise<number | undefined> {
  try {
    await lossOf(person).waitFor({ state: 'hidden', timeout: GIVE_UP_MS });
    return Date.now();
  } catch (error) {
    if (error instanceof errors.TimeoutError) return undefined;
    throw error;
  }
}

function look({ network, people }: Gathering): Promise<readonly Memory[]> {
  return Promise.all(
    people.map(async ({ page }, at) =>
      memoryOf(page, await network.processAt(PLACES[at] ?? PLACES[0])),
    ),
  );
}

function figures(what: string, times: readonly (number | undefined)[]): Record<string, unknown> {
  const came = times.filter((ms) => ms !== undefined);
  return {
    [`${what}MedianMs`]: median(came),
    [`${what}MaxMs`]: Math.round(Math.max(...came)),
    [`${what}Over3s`]: times.filter((ms) => ms === undefined || ms > BAR_MS).length,
    [`${what}Never`]: times.length - came.length,
    [`${what}Ms`]: times.map((ms) => (ms === undefined ? null : Math.round(ms))),
  };
}

function compare(place: string, before: Memory | undefined, after: Memory | undefined) {
  if (!before || !after) throw new Error('memory was not looked at');
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    place,
    heapMB: [round(before.heapMB), round(after.heapMB)],
    heapRatio: round(after.heapMB / before.heapMB),
    processesMB: [round(before.processesMB), round(after.processesMB)],
    processesRatio: round(after.processesMB / before.processesMB),
  };
}
