import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { startLink, UNIMPAIRED, type ImpairedLink, type Impairment } from './link/link.ts';

const PROBE = join(import.meta.dirname, 'link/probe.py');
const COUNT = 1_000;
const PER_SECOND = 1_000;

/** What the receiving probe saw. */
const seenSchema = z.object({
  received: z.number(),
  overtaken: z.number(),
  p05Ms: z.number(),
  p50Ms: z.number(),
  p95Ms: z.number(),
});

let link: ImpairedLink;
test.beforeAll(async () => void (link = await startLink(['a', 'b'], 7)));
test.afterAll(() => link.stop());

function probe(
  place: string,
  ...args: readonly string[]
): ChildProcessByStdio<null, Readable, null> {
  const [command = '', ...enter] = link.place(place).enter;
  return spawn(command, [...enter, 'python3', PROBE, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Sends packets from a to b, and answers what b saw and what the relay says it did. */
async function sendThrough(figures: Impairment) {
  await link.impair('a', { ...UNIMPAIRED, ...figures }, ['out']);
  await link.reset();
  const { address } = link.place('b');
  const receiver = probe('b', 'receive', address);
  const lines = createInterface({ input: receiver.stdout })[Symbol.asyncIterator]();
  await lines.next();
  const sender = probe('a', 'send', address, String(COUNT), String(PER_SECOND));
  await once(sender, 'exit');
  const seen = seenSchema.parse(JSON.parse((await lines.next()).value ?? ''));
  const { a, b } = await link.truth();
  const [stream] = a?.out.streams ?? [];
  const [arrived] = b?.in.streams ?? [];
  if (!a || !b || !stream || !arrived) throw new Error('the relay saw no packets');
  expect(a.unseen).toBe(0);
  expect(stream).toMatchObject({ expected: COUNT, entered: COUNT });
  expect(stream.left, 'the relay counts what the receiver got').toBe(seen.received);
  expect(stream.lost).toBe(COUNT - seen.received);
  expect(arrived.left).toBe(seen.received);
  return { seen, stream, arrived, way: a.out };
}

test('a clean link loses nothing and adds hardly any delay', async () => {
  const { seen, way } = await sendThrough({});
  expect(seen).toMatchObject({ received: COUNT, overtaken: 0 });
  expect(way.delayMs?.p50).toBeLessThan(2);
});

test('independent loss is counted packet by packet', async () => {
  const { stream } = await sendThrough({ lossPercent: 2 });
  expect(stream.lost).toBeGreaterThan(5);
  expect(stream.lost).toBeLessThan(45);
});

test('stratified loss takes exactly its share', async () => {
  const { stream } = await sendThrough({ lossPercent: 0.5, lossModel: 'stratified' });
  expect(stream.lost).toBe(5);
});

test('bursty loss comes in runs', async () => {
  const { stream, way } = await sendThrough({ lossPercent: 10, lossModel: 'bursty' });
  const runs = Object.entries(way.bursts);
  const count = runs.reduce((sum, [, times]) => sum + times, 0);
  expect(stream.lost / count).toBeGreaterThan(2.5);
});

test('packets of other kinds pass where only RTP is lost', async () => {
  const { stream } = await sendThrough({ lossPercent: 100, lossOf: ['rtcp', 'stun'] });
  expect(stream.lost).toBe(0);
});

test('delay is added to every packet', async () => {
  const { seen, way } = await sendThrough({ delayMs: 75 });
  expect(seen.p05Ms).toBeGreaterThanOrEqual(75);
  expect(seen.p50Ms).toBeLessThan(85);
  expect(way.delayMs?.p50).toBeCloseTo(75, -1);
});

test('jitter spreads packets and keeps their order', async () => {
  const { seen, arrived } = await sendThrough({ delayMs: 40, jitterMs: 60 });
  expect(seen.overtaken).toBe(0);
  expect(seen.p50Ms).toBeGreaterThan(60);
  expect(arrived.jitterMeanMs).toBeGreaterThan(0.2);
});

test('jitter may let packets overtake each other', async () => {
  const { seen, arrived } = await sendThrough({ delayMs: 40, jitterMs: 60, keepsOrder: false });
  expect(seen.overtaken).toBeGreaterThan(COUNT / 4);
  expect(
    arrived.jitterMeanMs,
    'of two evenly spread delays the mean difference is a third',
  ).toBeGreaterThan(15);
});

test('a bottleneck queues packets and drops what the queue cannot hold', async () => {
  const { stream, way } = await sendThrough({ rateKbps: 4_000, queueMs: 50 });
  expect(way.counts.queueDropped.rtp).toBe(stream.lost);
  expect(stream.lost).toBeGreaterThan(COUNT / 3);
  expect(way.delayMs?.p95).toBeGreaterThan(40);
});

test('an outage is told from loss', async () => {
  const { stream, way } = await sendThrough({ delayMs: 5 });
  expect(stream.lostInOutage).toBe(0);
  const running = sendThrough({});
  await link.impair('a', { outage: true }, ['out']);
  await expect
    .poll(async () => (await link.truth())['a']?.out.counts.outageDropped.rtp)
    .toBeGreaterThan(50);
  await link.impair('a', { outage: false }, ['out']);
  const after = await running;
  expect(after.stream.lostInOutage).toBe(after.stream.lost);
  expect(way.counts.outageDropped.rtp).toBe(0);
});

test('a wall keeps two places apart', async () => {
  await link.wall(['a', 'b'], true);
  await link.reset();
  await once(probe('a', 'send', link.place('b').address, '20', '1000'), 'exit');
  expect((await link.truth())['a']?.out.counts.entered.rtp).toBe(0);
  await link.wall(['a', 'b'], false);
});

test('refuses figures it does not know', async () => {
  const nonsense = { lossPercnt: 3 } as Impairment;
  await expect(link.impair('a', nonsense)).rejects.toThrow('lossPercnt');
});

test('its namespaces go even when the program that made them is killed', async () => {
  const script = `
    const { startLink } = await import(${JSON.stringify(join(import.meta.dirname, 'link/link.ts'))});
    const link = await startLink(['a']);
    console.log(link.place('a').namespace);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const file = `/run/netns/${(await lines.next()).value}`;
  expect(existsSync(file)).toBe(true);
  child.kill('SIGKILL');
  await expect.poll(() => existsSync(file)).toBe(false);
});
