import { createCallers, type Callers } from './access/callers.ts';
import { DESK_KEY_BYTES, writeDeskKey } from './access/deskKey.ts';
import type { OwnerKeys } from './access/ownerKeys.ts';
import type { ServiceSettings } from './config/options.ts';
import type { Log } from './log.ts';
import { createEvidence, type Evidence } from './reports/evidence.ts';
import { createReceiptSigner, makeSigningKey } from './reports/receipt.ts';
import { createReportEvents, type ReportEvents } from './reports/reportEvents.ts';
import { createReports, type Reports } from './reports/reports.ts';
import type { ServiceStore } from './store.ts';
import { createKeyGate, type KeyGate } from './transport/keyGate.ts';

const VIEW_SECRET_BYTES = 32;
const EVENT_ID_BYTES = 12;

/** What {@link setupFaultDesk} needs. */
export interface FaultDeskNeeds {
  readonly settings: Pick<ServiceSettings, 'dataDir'>;
  readonly world: {
    readonly now: () => number;
    readonly randomBytes: (size: number) => Uint8Array;
  };
  readonly store: ServiceStore;
  readonly ownerKeys: OwnerKeys;
  readonly log: Log;
}

/** The parts of a service that take fault reports. */
export interface FaultDesk {
  readonly reports: Reports;
  readonly evidence: Evidence;
  readonly callers: Callers;
  readonly keyGate: KeyGate;
  readonly reportEvents: Pick<ReportEvents, 'onEvent'>;
  /** Ed25519 public key, base64url. */
  readonly signingKey: string;
}

/** Assembles them, and writes the desk's key into the data folder; throws `StartFailure` when it cannot. */
export async function setupFaultDesk(needs: FaultDeskNeeds): Promise<FaultDesk> {
  const { settings, store, ownerKeys, log } = needs;
  const { now, randomBytes } = needs.world;
  const { secrets } = store;
  const deskSecret = await secrets.obtain('desk', () => randomBytes(DESK_KEY_BYTES));
  const viewSecret = await secrets.obtain('views', () => randomBytes(VIEW_SECRET_BYTES));
  const signer = createReceiptSigner(await secrets.obtain('receipts', makeSigningKey));
  writeDeskKey(settings.dataDir, deskSecret);
  const callers = createCallers({ ownerKeys, deskSecret, viewSecret });
  const events = createReportEvents(log);
  const newEventId = () => Buffer.from(randomBytes(EVENT_ID_BYTES)).toString('base64url');
  const common = { files: store.bundleFiles, events, now, newEventId };
  const { reports, bundles } = store;
  return {
    reports: createReports({ ...common, store: reports }),
    evidence: createEvidence({ ...common, reports, bundles, callers, signer }),
    callers,
    keyGate: createKeyGate(callers),
    reportEvents: events,
    signingKey: signer.publicKey,
  };
}
