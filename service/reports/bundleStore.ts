import type { ReportEvent } from '../../domain/faults/report.ts';
import type { Receipt } from './receipt.ts';

/** Evidence as it is announced: bytes and SHA-256 (hexadecimal) of the zip. */
export interface AnnouncedBundle {
  readonly size: number;
  readonly sha256: string;
}

/** A participant's own view of a fault, as it is announced. */
export interface AnnouncedView {
  readonly viewId: string;
  readonly name: string;
  readonly clockOffsetMs: number | null;
  readonly bundle: AnnouncedBundle;
}

/** Evidence that is on its way, or has arrived. */
export interface StoredBundle {
  readonly bundleId: number;
  readonly announced: AnnouncedBundle;
  /** `undefined`: the reporter's own evidence. */
  readonly view: Omit<AnnouncedView, 'bundle'> | undefined;
  /** Since it is whole, checked and signed. */
  readonly receipt: Receipt | undefined;
}

/** PORT. What is known of bundles. A resolved write is on the disk. */
export interface BundleStore {
  /** Announces a view of a report unless it was announced or there are `most`; answers what stands under its id then. */
  announceView(
    reportNumber: number,
    view: AnnouncedView,
    most: number,
  ): Promise<StoredBundle | undefined>;
  /** Keeps the receipt together with the event that tells of it. Of one that is signed already nothing is changed: `false`. */
  sign(bundleId: number, receipt: Receipt, event: ReportEvent): Promise<boolean>;
}

/** PORT. The bytes of bundles as they come in. */
export interface BundleFiles {
  /** How many bytes there are; 0 before the first. */
  size(bundleId: number): Promise<number>;
  append(bundleId: number, bytes: Uint8Array): Promise<void>;
  /** What was appended is on the disk once this resolves. */
  flush(bundleId: number): Promise<void>;
  read(bundleId: number): Promise<Buffer>;
  remove(bundleId: number): Promise<void>;
}
