import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULT_LEVELS } from '../domain/faults/level.ts';
import { buildStale } from '../scripts/lib/builds.ts';
import { STANDALONE } from '../scripts/lib/service.ts';
import { reportOf } from '../service/reports/filing.ts';
import { openSqliteStore } from '../service/storage/sqliteStore.ts';
import { queueSchema } from '../service/protocol/index.ts';
import { startKillable, type KillableService } from '../test/fakes/killableService.ts';
import { ask, jsonOf, newReportKey, reportBody } from '../test/fakes/reporter.ts';
import { runStorm } from '../test/fakes/reportStorm.ts';
import { machineNow } from './lib/machine.ts';
import { median } from './lib/statistics.ts';

const REPORTS = 1_000;
const KILLS = 12;
const QUEUE_ROWS = 10_000;
const QUEUE_LOOKS = 15;

/**
 * Files the given number of reports (1 000) with evidence in the built service, in any order and some again and again, while the
 * service is killed a dozen times: how many are there, twice, damaged. Then opens a desk's queue of 10 000.
 */
export async function run([reports = String(REPORTS)]: readonly string[]): Promise<
  Record<string, unknown>
> {
  await buildStale(['service']);
  const storm = await inNewService((service) =>
    timed(() => runStorm(service, { reports: Number(reports), kills: KILLS })),
  );
  const queue = await inNewService(openQueue, fillQueue);
  return { ...storm, ...queue, ...machineNow() };
}

async function inNewService<T>(
  use: (service: KillableService) => Promise<T>,
  prepare: (dataDir: string) => Promise<void> = async () => undefined,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'umeet-bench-'));
  try {
    await prepare(dataDir);
    const service = await startKillable(STANDALONE, dataDir);
    try {
      return await use(service);
    } finally {
      await service.kill();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function timed<T extends object>(work: () => Promise<T>) {
  const startMs = performance.now();
  const outcome = await work();
  return { ...outcome, stormS: Math.round((performance.now() - startMs) / 1_000) };
}

/** Through the store itself: over HTTP it would take the limits' time. */
async function fillQueue(dataDir: string): Promise<void> {
  const store = await openSqliteStore(dataDir, Date.now());
  for (let index = 0; index < QUEUE_ROWS; index += 1) {
    const level = FAULT_LEVELS[index % FAULT_LEVELS.length] ?? 4;
    const receivedAtMs = Date.now() - index * 60_000;
    const moments = { occurredAtMs: receivedAtMs, sentAtMs: receivedAtMs };
    const words = `${'the picture stands still '.repeat(index % 8)}${index}`;
    await store.reports.file(
      reportOf({
        key: newReportKey(),
        reporterHash: 'a'.repeat(64),
        body: reportBody({ level, words, ...moments }),
        receivedAtMs,
        newEventId: newReportKey,
      }),
    );
  }
  await store.close();
}

/** From the request until the rows are read and checked, by a client in another process. */
async function openQueue({ origin, dataDir }: KillableService) {
  const key = readFileSync(join(dataDir, 'desk-key.txt'), 'utf8').trim();
  const looks: { wireMs: number; readMs: number }[] = [];
  let bytes = 0;
  let rows = 0;
  for (let look = 0; look < QUEUE_LOOKS; look += 1) {
    const startMs = performance.now();
    const answer = await ask(origin, { path: '/api/desk/reports', key });
    const wireMs = performance.now() - startMs;
    ({ length: rows } = queueSchema.parse(jsonOf(answer)).rows);
    looks.push({ wireMs, readMs: performance.now() - startMs });
    bytes = answer.bytes.length;
  }
  return {
    queueRows: rows,
    queueBytes: bytes,
    queueOpenMs: median(looks.map(({ readMs }) => readMs)),
    queueOpenFirstMs: Math.round(looks[0]?.readMs ?? Number.NaN),
    queueWireMs: median(looks.map(({ wireMs }) => wireMs)),
    queueLooks: QUEUE_LOOKS,
  };
}
