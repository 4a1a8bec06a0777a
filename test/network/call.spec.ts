import { setTimeout as wait } from 'node:timers/promises';
import { expect, test as base } from '@playwright/test';
import { expectMovingPicture } from '../e2e/support/media.ts';
import type { Person } from '../e2e/support/person.ts';
import { UNIMPAIRED, type Impairment, type Way } from './link/link.ts';
import type { Evidence } from './support/evidence.ts';
import { startNetwork, type Network } from './support/network.ts';
import { openQualityPanel, type QualityPanel } from './support/panel.ts';
import { repairPayloadTypes } from './support/payloadTypes.ts';
import { arrivingAt, sentBy } from './support/truth.ts';

/** Anna at `a` and Bo at `b` in a meeting, and Anna's panel. */
interface Meeting {
  readonly network: Network;
  readonly anna: Person;
  readonly bo: Person;
  readonly panel: QualityPanel;
  /** What the links really did to media. */
  truth(): Promise<{ readonly fromAnna: Sent; readonly fromBo: Sent }>;
}
type Sent = ReturnType<typeof sentBy>;

interface Fixtures {
  /** Has the two meet anew over links that are impaired at Anna's. */
  meet: (figures?: Impairment, on?: readonly Way[]) => Promise<Meeting>;
}
interface WorkerFixtures {
  network: Network;
  people: { readonly anna: Person; readonly bo: Person; readonly repair: ReadonlySet<number> };
}

const test = base.extend<Fixtures, WorkerFixtures>({
  network: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const network = await startNetwork({ places: ['a', 'b'] });
      await use(network);
      await network.close();
    },
    { scope: 'worker' },
  ],
  people: [
    async ({ network }, use) => {
      const anna = await network.arrive('a', 'Anna');
      const bo = await network.arrive('b', 'Bo');
      await anna.page.goto(network.origin);
      await use({ anna, bo, repair: await repairPayloadTypes(anna.page) });
    },
    { scope: 'worker' },
  ],
  meet: async ({ network, people }, use) => {
    const { link } = network;
    const { anna, bo, repair } = people;
    await use(async (figures = {}, on = ['out', 'in']) => {
      await link.impair('a', UNIMPAIRED);
      await link.impair('a', figures, on);
      await link.reset();
      await bo.joinMeeting(await anna.startMeeting());
      await expectMovingPicture(anna.tileOf(bo), 1280, 720);
      const truth = async () => {
        const now = await link.truth();
        expect(now['a']?.unseen, 'the ground truth is whole').toBe(0);
        return { fromAnna: sentBy(now, 'a', repair), fromBo: sentBy(now, 'b', repair) };
      };
      return { network, anna, bo, panel: await openQualityPanel(anna), truth };
    });
    await link.impair('a', UNIMPAIRED);
    await Promise.all([anna.goAway(), bo.goAway()]);
  },
});

/** What Anna was told of the whole call in one direction. */
function figuresOf(evidence: Evidence, direction: 'receiving' | 'sending') {
  const figures = evidence.judgement.people[0]?.[direction]?.call;
  if (!figures) throw new Error(`nothing is known of ${direction}`);
  return figures;
}

/** Waits until so many seconds were judged in both directions, and returns what is known then. */
async function afterSeconds(panel: QualityPanel, seconds: number): Promise<Evidence> {
  let evidence = await panel.save();
  await expect
    .poll(
      async () => {
        evidence = await panel.save();
        const { receiving, sending } = evidence.judgement.people[0] ?? {};
        const judged = [receiving, sending].map((one) => one?.call.jitter.total ?? 0);
        return Math.min(...judged);
      },
      { timeout: 60_000, intervals: [3_000] },
    )
    .toBeGreaterThanOrEqual(seconds);
  return evidence;
}

test('over a clean link nothing is breached and nothing is said', async ({ meet }) => {
  const { panel, truth } = await meet();
  const evidence = await afterSeconds(panel, 25);
  expect(Object.values(await panel.verdicts())).not.toContain('breached');
  expect(figuresOf(evidence, 'receiving').loss.bad).toBe(0);
  expect(figuresOf(evidence, 'sending').loss.bad).toBe(0);
  expect(evidence.judgement.outage.downMs).toBe(0);
  expect((await truth()).fromAnna.lost).toBe(0);
  expect(await panel.side()).toMatch(/^Nothing is wrong/);
  expect(await panel.isWarned()).toBe(false);
});

test('two per cent of loss one way is a breach within 30 seconds, and of that way only', async ({
  meet,
}) => {
  const { panel, truth, bo } = await meet({ lossPercent: 2 }, ['out']);
  await expect
    .poll(async () => (await panel.verdicts()).loss, { timeout: 30_000, intervals: [500] })
    .toBe('breached');
  const evidence = await afterSeconds(panel, 15);
  const sending = figuresOf(evidence, 'sending').loss;
  expect(sending.verdict).toBe('breached');
  expect(figuresOf(evidence, 'receiving').loss).toMatchObject({
    verdict: 'not-enough-data',
    bad: 0,
  });
  const { fromAnna } = await truth();
  expect(sending.bad / sending.total / fromAnna.lossShare, 'about what the link did').toBeCloseTo(
    1,
    0,
  );
  const atBo = await (await openQualityPanel(bo)).save();
  expect(figuresOf(atBo, 'receiving').loss.verdict).toBe('breached');
  expect(figuresOf(atBo, 'sending').loss.verdict).not.toBe('breached');
});

test('an outage of four seconds is told as an outage, and loss is not breached by it', async ({
  meet,
}) => {
  const { panel, network, truth } = await meet();
  await afterSeconds(panel, 10);
  await network.link.impair('a', { outage: true });
  await wait(4_000);
  await network.link.impair('a', { outage: false });
  await expect
    .poll(async () => (await panel.save()).judgement.outage.downMs, { intervals: [2_000] })
    .toBeGreaterThan(2_500);
  const evidence = await afterSeconds(panel, 20);
  expect(evidence.judgement.outage.downMs).toBeLessThan(8_000);
  expect((await truth()).fromAnna.lostInOutage).toBeGreaterThan(200);
  expect(figuresOf(evidence, 'receiving').loss.verdict).not.toBe('breached');
  expect(figuresOf(evidence, 'sending').loss.verdict).not.toBe('breached');
});

test('a round trip of 200 milliseconds is a breach of delay and of nothing else', async ({
  meet,
}) => {
  const { panel } = await meet({ delayMs: 100 });
  await expect
    .poll(async () => (await panel.verdicts()).delay, { timeout: 30_000, intervals: [500] })
    .toBe('breached');
  const { delay, loss } = figuresOf(await panel.save(), 'receiving');
  expect(delay.value).toBeGreaterThanOrEqual(200);
  expect(delay.value).toBeLessThan(260);
  expect(loss).toMatchObject({ verdict: 'not-enough-data', bad: 0 });
});

test('jitter is measured as it is and loses nothing', async ({ meet, people }) => {
  const { panel, network } = await meet({ jitterMs: 60 });
  const evidence = await afterSeconds(panel, 20);
  const { jitter, loss } = figuresOf(evidence, 'receiving');
  const arriving = arrivingAt(await network.link.truth(), 'a', people.repair);
  const trueMs = arriving.find(({ kind }) => kind === 'audio')?.jitterMeanMs ?? Number.NaN;
  expect(trueMs).toBeGreaterThan(8);
  // The 95th percentile of the seconds lies above the mean, and the reach of one second's value is three.
  expect(jitter.value).toBeGreaterThan(trueMs);
  expect(jitter.value).toBeLessThan(3 * trueMs);
  expect(loss.bad).toBe(0);
});
