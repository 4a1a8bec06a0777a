import type { FaultCode } from '../../../domain/fault.ts';
import { fail, ok, type Reply } from '../../../domain/reply.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { BundlePlace, ReportClient } from '../../signalling/reports.ts';
import type { Parcel } from '../../storage/reports/parcel.ts';
import type { ReportStore } from '../../storage/reports/reportStore.ts';
import { reportBodySchema } from './reportBody.ts';
import type { ServiceLink } from './serviceLink.ts';

/** One window of the browser sends at a time; the others wait in line, and whoever dies makes room. */
const LOCK = 'umeet-reports-outbox';
/** Of a bundle at once: what a cut costs at most. */
const PIECE_BYTES = 512 * 1024;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 300_000;
/** No repetition helps. */
const FINAL: ReadonlySet<FaultCode> = new Set<FaultCode>(['report-conflict', 'bad-request']);
/** Of a view: the report is gone, or its owner's invitation. */
const FINAL_OF_VIEW: ReadonlySet<FaultCode> = new Set<FaultCode>([
  ...FINAL,
  'not-found',
  'not-allowed',
  'forbidden',
]);

/** What sending needs. */
export interface OutboxDeps {
  readonly link: Pick<ServiceLink, 'store' | 'clientWith'>;
  readonly locks: Pick<LockManager, 'request'>;
  readonly clock: Clock;
  /** 0 ≤ random() < 1 */
  readonly random: () => number;
  readonly log: Log;
  /** Of this window: what is being sent now. */
  readonly onSending: (key: string | undefined) => void;
}

/** Sends what waits on this device, for as long as it takes. */
export interface Outbox {
  /** There is something new, or a reason to believe that it works now: tries at once. */
  kick(): void;
  /** Idempotent; what is under way is not begun anew. */
  close(): void;
}

/** An outbox that does nothing before its first kick. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { locks, clock, random, log } = deps;
  const life = new AbortController();
  let tries = 0;
  let isRunning = false;
  let isWanted = false;
  let cancel: (() => void) | undefined;

  async function run() {
    cancel?.();
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    let isDone = true;
    while (isWanted && !life.signal.aborted) {
      isWanted = false;
      isDone = await sendInTurn();
    }
    isRunning = false;
    if (life.signal.aborted) return;
    if (!isDone) cancel = clock.after(pauseMs(tries, random()), () => void run());
    tries = isDone ? 0 : tries + 1;
  }

  async function sendInTurn(): Promise<boolean> {
    try {
      return await locks.request(LOCK, { signal: life.signal }, () => sendAll(deps, life.signal));
    } catch (error) {
      if (!life.signal.aborted) log('error', 'reports are not sent', { reason: String(error) });
      return false;
    }
  }

  return {
    kick: () => {
      tries = 0;
      void run();
    },
    close: () => {
      life.abort();
      cancel?.();
    },
  };
}

/** Doubles from two seconds to five minutes; between a half and the whole of it by chance, so that clients spread out. */
function pauseMs(tries: number, chance: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tries, 10)) * (0.5 + chance / 2);
}

/** False when something is left. */
async function sendAll(deps: OutboxDeps, signal: AbortSignal): Promise<boolean> {
  const store = await deps.link.store();
  const waiting = (await store.list()).filter((one) => !one.isSent && one.refused === undefined);
  // One silent service does not hold up what is for another.
  const silent = new Set<string>();
  for (const parcel of waiting.toReversed()) {
    if (signal.aborted) return false;
    if (silent.has(parcel.service)) continue;
    deps.onSending(parcel.key);
    const sent = await deliver(deps, store, parcel);
    deps.onSending(undefined);
    if (sent.ok) continue;
    const { code, detail } = sent.fault;
    deps.log('warn', 'a report is not sent yet', { code, detail, kind: parcel.what.kind });
    if (!(await settleRefusal(store, parcel, code))) silent.add(parcel.service);
  }
  return silent.size === 0;
}

/** Whether that was the last word on it. */
async function settleRefusal(store: ReportStore, parcel: Parcel, code: FaultCode) {
  const { key, what } = parcel;
  if (what.kind === 'view' && FINAL_OF_VIEW.has(code)) await store.remove(key);
  else if (what.kind === 'report' && FINAL.has(code)) await store.update(key, { refused: code });
  else return false;
  return true;
}

/** Each step may be the last of this window, and be done again by the next one. */
async function deliver(deps: OutboxDeps, store: ReportStore, parcel: Parcel): Promise<Reply<null>> {
  const { key, what, service } = parcel;
  const place =
    what.kind === 'view' ? { reportKey: what.reportKey, viewId: key } : { reportKey: key };
  const bearer =
    what.kind === 'view' ? `v.${what.viewToken}` : (await store.service(service)).reporterKey;
  const client = await deps.link.clientWith(service, bearer);
  if (!client) return fail('service-unreachable', 'no address');
  const announced = await announce(deps, client, store, parcel);
  if (!announced.ok) return announced;
  if (parcel.bundle) {
    const sent = await sendBundle({ client, store, log: deps.log }, parcel, place);
    if (!sent.ok) return sent;
  }
  if (what.kind === 'view') {
    await store.remove(key);
    return ok(null);
  }
  if (parcel.bundle) {
    // Whether the evidence is whole and signed stands in no other answer.
    const view = await client.view(key);
    if (view.ok) await store.setView(key, view.value);
  }
  await store.update(key, { isSent: true });
  await store.dropBundle(key);
  return ok(null);
}

async function announce(
  { clock }: OutboxDeps,
  client: ReportClient,
  store: ReportStore,
  { key, what, bundle, service }: Parcel,
): Promise<Reply<null>> {
  if (what.kind === 'view') {
    if (!bundle) return fail('bad-request', 'a view without a bundle');
    const { name, clockOffsetMs, reportKey } = what;
    const added = await client.addView(reportKey, key, { name, clockOffsetMs, bundle });
    return added.ok ? ok(null) : added;
  }
  const body = reportBodySchema.safeParse(what.body);
  if (!body.success) return fail('bad-request', 'kept by another version');
  // Offline at the time, it may have heard the service's clock since.
  const clockOffsetMs =
    body.data.clockOffsetMs ?? (await store.service(service)).clock?.offsetMs ?? null;
  const sending = { ...body.data, clockOffsetMs, sentAtMs: clock.now() };
  const filed = await client.file(key, sending);
  if (!filed.ok) return filed;
  await store.setView(key, filed.value);
  return ok(null);
}

async function sendBundle(
  { client, store, log }: { client: ReportClient; store: ReportStore; log: Log },
  { key, bundle }: Parcel,
  place: BundlePlace,
): Promise<Reply<null>> {
  const bytes = await store.bundle(key);
  if (!bytes || !bundle) {
    // What is filed stays filed, and to try for ever brings nothing back.
    log('error', 'the evidence of a report is gone from this device', { key });
    return ok(null);
  }
  const received = await client.received(place);
  if (!received.ok) return received;
  let offset = received.value;
  while (offset < bundle.size) {
    await store.update(key, { sentBytes: offset });
    const piece = bytes.slice(offset, offset + PIECE_BYTES);
    const came = await client.append(place, offset, piece);
    if (!came.ok) return came;
    // A service that does not get on would be asked for ever.
    if (came.value <= offset) return fail('internal', 'the evidence does not arrive');
    offset = came.value;
  }
  await store.update(key, { sentBytes: bundle.size });
  return ok(null);
}
