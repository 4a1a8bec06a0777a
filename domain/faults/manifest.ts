import type { EpochMs } from '../time.ts';

/** Of `manifest.json`, always the first entry of a bundle of evidence. */
export const BUNDLE_SCHEMA = 'urn:umeet:report-bundle:1';

/** Names of the files that are no evidence themselves. */
export const MANIFEST_NAME = 'manifest.json';
/** Added by the service when it has signed; the manifest does not list it. */
export const RECEIPT_NAME = 'receipt.json';

/** One file of a bundle. */
export interface BundleFile {
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal, lower case. */
  readonly sha256: string;
}

/** What a bundle says it holds. */
export interface BundleManifest {
  readonly $schema: typeof BUNDLE_SCHEMA;
  readonly reportKey: string;
  /** By the clock of the device that packed it. */
  readonly createdAtMs: EpochMs;
  /** By how much the service's clock was ahead of the device's: what aligns the timelines of several bundles. */
  readonly clockOffsetMs: number | null;
  readonly files: readonly BundleFile[];
}

/** A file name that is safe to unpack anywhere: no folders, no dots in front, at most 64 characters. */
const FILE_NAME = /^[a-z0-9][a-z0-9-]{0,55}\.[a-z0-9]{1,7}$/;

/** Whether a file may be in a bundle under this name. */
export function isBundleFileName(name: string): boolean {
  return FILE_NAME.test(name) && name !== MANIFEST_NAME && name !== RECEIPT_NAME;
}

/** The text that the service signs for a bundle that arrived whole. */
export function receiptText(receipt: {
  /** Of the bundle as it was sent, without the receipt. */
  readonly bundleSha256: string;
  readonly manifestSha256: string;
  readonly reportNumber: number;
  readonly receivedAtMs: EpochMs;
}): string {
  const { bundleSha256, manifestSha256, reportNumber, receivedAtMs } = receipt;
  return ['umeet-receipt-1', bundleSha256, manifestSha256, reportNumber, receivedAtMs].join('\n');
}
