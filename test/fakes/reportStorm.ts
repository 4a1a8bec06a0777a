import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { verifyBundle } from '../../scripts/lib/verifyEvidence.ts';
import { queueSchema } from '../../service/protocol/index.ts';
import type { KillableService } from './killableService.ts';
import {
  ask,
  jsonOf,
  loopbackAddress,
  makeBundle,
  newReporterKey,
  newReportKey,
  reportBody,
  sendBundle,
  viewOf,
  type Asked,
} from './reporter.ts';

/** Requests on their way at the same time. */
const AT_ONCE = 12;
const RETRY_MS = 30;
/** How often it is looked whether enough was delivered for the next kill. */
const KILL_LOOK_MS = 5;
/** How many answers are taken for lost, so that the same is asked again. */
const DUPLICATES = 0.3;
const EVIDENCE_BYTES = 15_000;
const CHUNK_BYTES = 8_000;

/** What came of a storm. */
export interface StormOutcome {
  readonly filed: number;
  readonly stored: number;
  /** Reports, filings, receipts, notes or evidence that are there more often than once. */
  readonly twice: number;
  /** Reports of which something is missing, or whose evidence is not what was sent. */
  readonly damaged: number;
  readonly kills: number;
  /** Requests that failed or were refused, and were made again. */
  readonly retries: number;
}

interface Sender {
  readonly index: number;
  readonly key: string;
  readonly reportKey: string;
  readonly body: ReturnType<typeof reportBody>;
  readonly bundle: ReturnType<typeof makeBundle>;
  readonly samples: Buffer;
  readonly noteId: string;
}

/**
 * Files reports with evidence and a note each, all three begun in any order and each asked again until it is answered, some after that
 * too, while the service is killed and started again; then counts what is there.
 */
export async function runStorm(
  service: KillableService,
  { reports, kills }: { readonly reports: number; readonly kills: number },
): Promise<StormOutcome> {
  const senders = Array.from({ length: reports }, (_, index) => newSender(index));
  let [retries, done, killed] = [0, 0, 0];
  const deliver = async (sender: Sender) => {
    const steps = shuffle([fileIt, proveIt, noteIt]);
    await Promise.all(
      steps.map(async (step) => {
        retries += await untilDone(() => step(service.origin, sender));
        if (Math.random() < DUPLICATES)
          retries += await untilDone(() => step(service.origin, sender));
      }),
    );
    done += 1;
  };
  const waiting = senders.slice();
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await deliver(next);
  });
  const killer = (async () => {
    while (killed < kills) {
      await wait(KILL_LOOK_MS);
      if (done < ((killed + 1) * reports) / (kills + 1)) continue;
      await service.kill();
      killed += 1;
      await service.restart();
    }
  })();
  await Promise.all([...workers, killer]);
  return { filed: reports, ...(await countStored(service, senders)), kills: killed, retries };
}

function newSender(index: number): Sender {
  const reportKey = newReportKey();
  const samples = randomBytes(EVIDENCE_BYTES);
  const bundle = makeBundle(reportKey, { 'samples.csv': samples });
  const body = reportBody({ bundle: bundle.announced, words: `report ${index}` });
  const [key, noteId] = [newReporterKey(), newReportKey()];
  return { index, key, reportKey, body, bundle, samples, noteId };
}

const placeOf = ({ key, index, reportKey }: Sender, path = '') => ({
  key,
  ...loopbackAddress(index),
  path: `/api/reports/${reportKey}${path}`,
});

async function fileIt(origin: string, sender: Sender): Promise<void> {
  const body = { ...sender.body, sentAtMs: Date.now() };
  await insist(origin, { ...placeOf(sender), method: 'PUT', body });
}

async function proveIt(origin: string, sender: Sender): Promise<void> {
  const { zip } = sender.bundle;
  await sendBundle({ ...placeOf(sender, '/bundle'), origin, zip, chunkBytes: CHUNK_BYTES });
}

async function noteIt(origin: string, sender: Sender): Promise<void> {
  const happening = { type: 'noted', text: 'and again', isInternal: false };
  const body = { eventId: sender.noteId, happening };
  await insist(origin, { ...placeOf(sender, '/events'), method: 'POST', body });
}

async function insist(origin: string, asked: Asked): Promise<void> {
  const { status } = await ask(origin, asked);
  if (status >= 300) throw new Error(`answered ${status}`);
}

/** Answers how often it had to be tried again. */
async function untilDone(run: () => Promise<void>): Promise<number> {
  for (let retries = 0; ; retries += 1) {
    try {
      await run();
      return retries;
    } catch {
      await wait(RETRY_MS * (1 + Math.random()));
    }
  }
}

async function countStored(service: KillableService, senders: readonly Sender[]) {
  const { origin, dataDir } = service;
  const key = readFileSync(join(dataDir, 'desk-key.txt'), 'utf8').trim();
  const path = '/api/desk/reports?scope=all';
  const { rows } = queueSchema.parse(jsonOf(await ask(origin, { path, key })));
  let [twice, damaged] = [rows.length - new Set(rows.map((row) => row.key)).size, 0];
  for (const sender of senders) {
    const { events } = viewOf(await ask(origin, placeOf(sender)));
    const types = events.map(({ type }) => type);
    if (new Set(types).size < types.length) twice += 1;
    const isWhole = ['filed', 'received', 'noted', 'evidence-received'].every((type) =>
      types.some((one) => one === type),
    );
    if (!isWhole || !(await isIntact(origin, sender))) damaged += 1;
  }
  return { stored: rows.length, twice, damaged };
}

async function isIntact(origin: string, sender: Sender): Promise<boolean> {
  const answer = await ask(origin, placeOf(sender, '/bundle'));
  if (answer.status !== 200) return false;
  const { problems, receipt } = verifyBundle(answer.bytes);
  const samples = unzipSync(answer.bytes)['samples.csv'] ?? new Uint8Array();
  return (
    problems.length === 0 &&
    receipt?.bundleSha256 === sender.bundle.announced.sha256 &&
    sender.samples.equals(samples)
  );
}

function shuffle<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
