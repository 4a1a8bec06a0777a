import { strToU8, zipSync } from 'fflate';
import {
  BUNDLE_SCHEMA,
  MANIFEST_NAME,
  type BundleManifest,
} from '../../../../domain/faults/manifest.ts';
import type { Sha256 } from '../../fileTaker.ts';
import type { EvidencePart } from '../port.ts';

/** What stands in a manifest beside its files. */
export type BundleHead = Pick<BundleManifest, 'reportKey' | 'createdAtMs' | 'clockOffsetMs'>;

/** A bundle as it is announced and sent. */
export interface PackedBundle {
  readonly bytes: ArrayBuffer;
  readonly size: number;
  readonly sha256: string;
}

/** Packs what was shown, as it was shown, with its manifest first. */
export async function packBundle(
  parts: readonly EvidencePart[],
  head: BundleHead,
  sha256: Sha256,
): Promise<PackedBundle> {
  const contents = await Promise.all(
    parts.map(async ({ name, preview }) => ({
      name,
      // A picture is packed already.
      level: typeof preview === 'string' ? (6 as const) : (0 as const),
      content:
        typeof preview === 'string'
          ? strToU8(preview)
          : new Uint8Array(await preview.arrayBuffer()),
    })),
  );
  const files = await Promise.all(
    contents.map(async ({ name, content }) => ({
      name,
      bytes: content.byteLength,
      sha256: await sha256(bufferOf(content)),
    })),
  );
  const manifest: BundleManifest = { $schema: BUNDLE_SCHEMA, ...head, files };
  const zipped = zipSync(
    Object.fromEntries([
      [MANIFEST_NAME, strToU8(JSON.stringify(manifest, null, 2))],
      ...contents.map(({ name, content, level }) => [name, [content, { level }]] as const),
    ]),
    { mtime: head.createdAtMs },
  );
  const bytes = bufferOf(zipped);
  return { bytes, size: bytes.byteLength, sha256: await sha256(bytes) };
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer;
}
