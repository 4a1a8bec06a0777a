import type { SecretStore } from './access/secretStore.ts';
import type { BundleFiles, BundleStore } from './reports/bundleStore.ts';
import type { ReportStore } from './reports/reportStore.ts';
import type { DeliveryStore } from './deliveries/deliveryStore.ts';
import type { IncidentStore } from './incidents/incidentStore.ts';
import type { RoomStore } from './rooms/roomStore.ts';

/** Everything the service keeps, behind ports. `close` is idempotent. */
export interface ServiceStore {
  readonly rooms: RoomStore;
  readonly secrets: SecretStore;
  readonly reports: ReportStore;
  readonly bundles: BundleStore;
  readonly bundleFiles: BundleFiles;
  readonly incidents: IncidentStore;
  readonly deliveries: DeliveryStore;
  /** Writes something and reads it back; rejects when that is not what was written. */
  probe(nowMs: number): Promise<void>;
  close(): Promise<void>;
}
