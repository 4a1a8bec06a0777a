import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  BUNDLE_SCHEMA,
  isBundleFileName,
  MANIFEST_NAME,
  type BundleFile,
  type BundleManifest,
} from '../../domain/faults/manifest.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import { LIMITS } from '../protocol/index.ts';
import type { AnnouncedBundle } from './bundleStore.ts';
import { readEntries, unpackEntry, type ZipEntry } from './zip.ts';

/** A manifest of as many files as there may be stays far below. */
const MANIFEST_MAX_BYTES = 64 * 1024;

const manifestSchema = z.strictObject({
  $schema: z.literal(BUNDLE_SCHEMA),
  reportKey: z.string(),
  createdAtMs: z.number(),
  clockOffsetMs: z.number().nullable(),
  files: z.array(
    z.strictObject({
      name: z.string().refine(isBundleFileName),
      bytes: z.number().int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
}) satisfies z.ZodType<BundleManifest>;

/**
 * Whether a bundle is what was announced and holds what its manifest lists, file by file, for this report. Answers the SHA-256 of
 * the manifest; `bundle-damaged` says in `detail` what is wrong.
 */
export async function checkBundle(
  zip: Buffer,
  expected: { readonly announced: AnnouncedBundle; readonly reportKey: string },
): Promise<Reply<{ readonly manifestSha256: string }>> {
  const { announced, reportKey } = expected;
  if (zip.length !== announced.size || sha256(zip) !== announced.sha256)
    return damaged('not what was announced');
  const entries = readEntries(zip, LIMITS.bundleFiles + 1);
  if (!entries) return damaged('not a plain zip');
  const unpackedBytes = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (unpackedBytes > LIMITS.bundleUnpackedBytes) return damaged('too large unpacked');
  const [first, ...files] = entries;
  const text = await manifestText(first);
  const manifest = text && parseManifest(text);
  if (!manifest) return damaged(`no ${MANIFEST_NAME}`);
  if (manifest.reportKey !== reportKey) return damaged('of another report');
  const wrong = await findWrong(files, manifest.files);
  return wrong === undefined ? ok({ manifestSha256: sha256(text) }) : damaged(wrong);
}

async function manifestText(first: ZipEntry | undefined): Promise<Buffer | undefined> {
  const isManifest = first?.name === MANIFEST_NAME && first.bytes <= MANIFEST_MAX_BYTES;
  return isManifest ? unpackEntry(first) : undefined;
}

function parseManifest(text: Buffer): BundleManifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(text.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** What is wrong with the first file that is not as listed; the order of both is the same. */
async function findWrong(
  files: readonly ZipEntry[],
  listed: readonly BundleFile[],
): Promise<string | undefined> {
  if (files.length !== listed.length) return 'other files than listed';
  if (new Set(listed.map(({ name }) => name)).size !== listed.length) return 'a file twice';
  for (const [index, { name, bytes, sha256: hash }] of listed.entries()) {
    const file = files[index];
    if (file?.name !== name) return 'other files than listed';
    const content = file.bytes === bytes ? await unpackEntry(file) : undefined;
    if (!content || sha256(content) !== hash) return `${name} is not as listed`;
  }
  return undefined;
}

function damaged(what: string): Reply<never> {
  return fail('bundle-damaged', what);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
