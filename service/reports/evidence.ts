import { RECEIPT_NAME } from '../../domain/faults/manifest.ts';
import type { ReportActor } from '../../domain/faults/report.ts';
import { fail, failWith, ok, type Reply } from '../../domain/reply.ts';
import type { EpochMs } from '../../domain/time.ts';
import { roleOf, type Caller, type Callers } from '../access/callers.ts';
import { LIMITS, type AddViewBody, type ReportView } from '../protocol/index.ts';
import type { AnnouncedView, BundleFiles, BundleStore, StoredBundle } from './bundleStore.ts';
import { checkBundle } from './checkBundle.ts';
import type { ReceiptSigner } from './receipt.ts';
import type { ReportEvents } from './reportEvents.ts';
import type { ReportAccess, ReportStore } from './reportStore.ts';
import { bundleStanding } from './reportView.ts';
import { createTurns } from './turns.ts';
import { addEntry } from './zip.ts';

/** Which bundle of which report; without `viewId` the reporter's own. */
export interface BundlePlace {
  readonly key: string;
  readonly viewId: string | undefined;
}
type BundleStanding = NonNullable<ReportView['bundle']>;

/** Use cases of the evidence of reports; `not-found` as for reports themselves. */
export interface Evidence {
  /** A token with which others add their view; for the reporter. */
  invite(caller: Caller, key: string): Promise<Reply<string>>;
  /** Announces a view, once however often it is asked; `report-conflict` for another one under its id. */
  announceView(
    caller: Caller,
    view: { readonly key: string; readonly viewId: string },
    body: AddViewBody,
  ): Promise<Reply<BundleStanding>>;
  /** How far a bundle has come, for whoever sends it. One that had become whole just before the service ended is signed now. */
  standing(caller: Caller, place: BundlePlace): Promise<Reply<BundleStanding>>;
  /**
   * Takes the next bytes. `report-state` when they do not begin where the last ones ended; `bundle-damaged` when the whole is not
   * what it should be: it begins anew then.
   */
  append(
    caller: Caller,
    place: BundlePlace,
    chunk: { readonly offset: number; readonly bytes: Uint8Array },
  ): Promise<Reply<BundleStanding>>;
  /** The zip with the service's receipt in it; `not-found` until it is signed. */
  read(caller: Caller, place: BundlePlace): Promise<Reply<Buffer>>;
}

/** What {@link createEvidence} needs. */
export interface EvidenceNeeds {
  readonly reports: Pick<ReportStore, 'find' | 'findAccess'>;
  readonly bundles: BundleStore;
  readonly files: BundleFiles;
  readonly callers: Pick<Callers, 'viewTokenOf' | 'isViewerOf'>;
  readonly signer: ReceiptSigner;
  readonly events: Pick<ReportEvents, 'tell'>;
  readonly now: () => EpochMs;
  readonly newEventId: () => string;
}

type May = (role: ReportActor | undefined, isViewer: boolean) => boolean;
const MAY_SEND_OWN: May = (role) => role === 'reporter';
const MAY_SEND_VIEW: May = (_role, isViewer) => isViewer;
const MAY_READ: May = (role) => role !== undefined;

/** The evidence of the reports of one store. */
export function createEvidence(needs: EvidenceNeeds): Evidence {
  const { bundles, files, callers } = needs;
  const { access, bundleAt } = createLookup(needs);
  const step = createSteps(needs);
  return {
    async invite(caller, key) {
      const found = await access(caller, key, MAY_SEND_OWN);
      return found ? ok(callers.viewTokenOf(key)) : fail('not-found');
    },
    async announceView(caller, { key, viewId }, body) {
      const found = await access(caller, key, MAY_SEND_VIEW);
      if (!found) return fail('not-found');
      const view = { ...body, viewId };
      const kept = await bundles.announceView(found.number, view, LIMITS.viewsPerReport);
      if (!kept) return fail('too-large', 'as many views as a report takes');
      if (!isSameView(kept, view)) return fail('report-conflict');
      return ok(await bundleStanding(kept, files.size));
    },
    standing: (caller, place) => step(caller, place, async () => ok(null)),
    append: (caller, place, { offset, bytes }) =>
      step(caller, place, async ({ bundleId, announced, receipt }) => {
        const size = receipt ? announced.size : await files.size(bundleId);
        if (offset !== size) return fail('report-state', `the next byte is ${size}`);
        if (size + bytes.length > announced.size) return fail('too-large');
        if (bytes.length > 0) await files.append(bundleId, bytes);
        return ok(null);
      }),
    async read(caller, place) {
      const bundle = await bundleAt(caller, place, MAY_READ);
      if (!bundle?.receipt) return fail('not-found');
      const content = JSON.stringify(bundle.receipt);
      const { receivedAtMs: atMs } = bundle.receipt;
      return ok(addEntry(await files.read(bundle.bundleId), { name: RECEIPT_NAME, content, atMs }));
    },
  };
}

/** Finds reports and bundles for whoever may. */
function createLookup({ reports, callers }: EvidenceNeeds) {
  async function access(caller: Caller, key: string, may: May): Promise<ReportAccess | undefined> {
    const found = await reports.findAccess(key);
    const isAllowed = may(roleOf(caller, found), callers.isViewerOf(caller, key));
    return isAllowed ? found : undefined;
  }

  async function bundleAt(caller: Caller, place: BundlePlace, may: May) {
    if (!(await access(caller, place.key, may))) return undefined;
    const report = await reports.find(place.key);
    return report?.bundles.find(({ view }) => view?.viewId === place.viewId);
  }

  return { access, bundleAt };
}

type Step = (bundle: StoredBundle) => Promise<Reply<null>>;

/** Runs the steps of sending a bundle one after the other, each with the bundle as it stands then, and signs it when it is whole. */
function createSteps(needs: EvidenceNeeds) {
  const { bundleAt } = createLookup(needs);
  const inTurn = createTurns<number>();
  const finish = createFinish(needs);

  return async (caller: Caller, place: BundlePlace, run: Step): Promise<Reply<BundleStanding>> => {
    const may = place.viewId === undefined ? MAY_SEND_OWN : MAY_SEND_VIEW;
    const named = await bundleAt(caller, place, may);
    if (!named) return fail('not-found');
    return inTurn(named.bundleId, async () => {
      // Read again: the one before may have signed it.
      const bundle = await bundleAt(caller, place, may);
      if (!bundle) return fail('not-found');
      const done = await run(bundle);
      if (!done.ok) return failWith(done.fault);
      const finished = await finish(place, bundle);
      return finished.ok
        ? ok(await bundleStanding(finished.value, needs.files.size))
        : failWith(finished.fault);
    });
  };
}

/** Checks and signs a bundle that is whole; every other one stays as it is. */
function createFinish(needs: EvidenceNeeds) {
  const { reports, bundles, files, signer, events, now, newEventId } = needs;

  async function tell(key: string, eventId: string): Promise<void> {
    const report = await reports.find(key);
    const event = report?.events.find((one) => one.eventId === eventId);
    if (report && event) events.tell(report, event);
  }

  return async ({ key }: BundlePlace, bundle: StoredBundle): Promise<Reply<StoredBundle>> => {
    const { bundleId, announced, view, receipt } = bundle;
    if (receipt || (await files.size(bundleId)) < announced.size) return ok(bundle);
    await files.flush(bundleId);
    const checked = await checkBundle(await files.read(bundleId), { announced, reportKey: key });
    if (!checked.ok) {
      await files.remove(bundleId);
      return failWith(checked.fault);
    }
    const report = await reports.find(key);
    if (!report) return fail('not-found');
    const signed = signer.sign({
      bundleSha256: announced.sha256,
      manifestSha256: checked.value.manifestSha256,
      reportNumber: report.head.number,
      receivedAtMs: now(),
    });
    const eventId = newEventId();
    await bundles.sign(bundleId, signed, {
      type: 'evidence-received',
      sha256: announced.sha256,
      ...(view ? { view: view.viewId } : {}),
      eventId,
      atMs: signed.receivedAtMs,
      by: 'service',
    });
    await tell(key, eventId);
    return ok({ ...bundle, receipt: signed });
  };
}

function isSameView({ view, announced }: StoredBundle, asked: AnnouncedView): boolean {
  return (
    view?.name === asked.name &&
    view.clockOffsetMs === asked.clockOffsetMs &&
    announced.size === asked.bundle.size &&
    announced.sha256 === asked.bundle.sha256
  );
}
