import type { ReportActor, ReportEvent } from '../../domain/faults/report.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { ReportView } from '../protocol/index.ts';
import type { StoredBundle } from './bundleStore.ts';
import type { StoredReport } from './reportStore.ts';

/** Who looks, when, and how many bytes of a bundle are there. */
export interface Looking {
  readonly role: ReportActor;
  readonly nowMs: EpochMs;
  readonly sizeOf: (bundleId: number) => Promise<number>;
}

/** Whether that role may see the event: internal notes are the desk's only. */
function isForRole(event: ReportEvent, role: ReportActor): boolean {
  return role === 'desk' || event.type !== 'noted' || !event.isInternal;
}

/** A report as that role sees it. */
export async function viewOf(report: StoredReport, looking: Looking): Promise<ReportView> {
  const { head, events, bundles } = report;
  const { room, ...facts } = head;
  const own = bundles.find(({ view }) => view === undefined);
  const views = await Promise.all(
    bundles.map(async (bundle) => {
      const standing = await bundleStanding(bundle, looking.sizeOf);
      const { view } = bundle;
      return view ? [{ ...standing, viewId: view.viewId, name: view.name }] : [];
    }),
  );
  return {
    head: room === undefined ? facts : { ...facts, room },
    events: events.filter((event) => isForRole(event, looking.role)),
    ...(own ? { bundle: await bundleStanding(own, looking.sizeOf) } : {}),
    views: views.flat(),
    nowMs: looking.nowMs,
  };
}

/** How far a bundle has come. */
export async function bundleStanding(
  { bundleId, announced, receipt }: StoredBundle,
  sizeOf: Looking['sizeOf'],
): Promise<NonNullable<ReportView['bundle']>> {
  if (!receipt) return { ...announced, receivedBytes: await sizeOf(bundleId) };
  return { ...announced, receivedBytes: announced.size, signedAtMs: receipt.receivedAtMs };
}
