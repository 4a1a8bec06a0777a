import { createHash, createPublicKey, verify } from 'node:crypto';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import {
  BUNDLE_SCHEMA,
  isBundleFileName,
  MANIFEST_NAME,
  RECEIPT_NAME,
  receiptText,
} from '../../domain/faults/manifest.ts';

/** What a check of a bundle found. It holds up when there are no problems. */
export interface BundleCheck {
  /** Sentences; each names the file that it is about. */
  readonly problems: readonly string[];
  /** What the service signed, as far as that can be believed. */
  readonly receipt: Receipt | undefined;
  /** Files that are what the manifest says, manifest and receipt not among them. */
  readonly wholeFiles: readonly string[];
}

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const manifestSchema = z.object({
  $schema: z.literal(BUNDLE_SCHEMA),
  files: z.array(
    z.object({
      name: z.string().refine(isBundleFileName, 'not a file name of a bundle'),
      bytes: z.number().int().min(0),
      sha256: sha256Schema,
    }),
  ),
});

const receiptSchema = z.object({
  bundleSha256: sha256Schema,
  manifestSha256: sha256Schema,
  reportNumber: z.number().int().min(1),
  receivedAtMs: z.number().int().min(0),
  /** Raw Ed25519, base64url. */
  publicKey: z.string().regex(/^[\w-]{43}$/),
  signature: z.string().regex(/^[\w-]{86}$/),
});
type Receipt = z.infer<typeof receiptSchema>;

type Files = Readonly<Record<string, Uint8Array>>;

/** Twenty megabytes of evidence and their manifest unpack to less; what would be more is no bundle of ours. */
const UNPACKED_MAX_BYTES = 256 * 1024 * 1024;

/**
 * Checks a bundle of evidence as it was downloaded, with nothing but its bytes: every file against the manifest, the
 * manifest against the receipt, the receipt's signature against its key, and that key against `knownKey` (base64url) when
 * there is one. Without it, whoever made the whole bundle could have signed it too.
 */
export function verifyBundle(bytes: Uint8Array, knownKey?: string): BundleCheck {
  const files = unpack(bytes);
  if (typeof files === 'string') return failed(files);
  const manifestBytes = files[MANIFEST_NAME];
  if (!manifestBytes) return failed(`${MANIFEST_NAME} is missing`);
  const manifest = parseJson(manifestSchema, manifestBytes);
  if (!manifest) return failed(`${MANIFEST_NAME} was changed: it cannot be read`);

  const problems: string[] = [];
  const wholeFiles: string[] = [];
  for (const { name, bytes: size, sha256 } of manifest.files) {
    const content = files[name];
    if (!content) problems.push(`${name} is missing`);
    else if (content.length !== size || sha256Of(content) !== sha256) {
      problems.push(`${name} was changed`);
    } else wholeFiles.push(name);
  }
  const listed = new Set(manifest.files.map(({ name }) => name));
  for (const name of Object.keys(files)) {
    if (!listed.has(name) && name !== MANIFEST_NAME && name !== RECEIPT_NAME) {
      problems.push(`${name} was added`);
    }
  }
  if (listed.size < manifest.files.length) problems.push(`${MANIFEST_NAME} names a file twice`);
  const { receipt, problem } = checkReceipt(files[RECEIPT_NAME], manifestBytes, knownKey);
  return { problems: problem ? [...problems, problem] : problems, receipt, wholeFiles };
}

/** The files of a zip, or why it is none. */
function unpack(bytes: Uint8Array): Files | string {
  let unpacked = 0;
  const seen = new Set<string>();
  const twice: string[] = [];
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (seen.has(name)) twice.push(name);
        seen.add(name);
        unpacked += originalSize;
        return unpacked <= UNPACKED_MAX_BYTES;
      },
    });
    if (unpacked > UNPACKED_MAX_BYTES) return 'the bundle is too large to be one';
    return twice.length > 0 ? `${twice.join(', ')} is in the bundle twice` : files;
  } catch {
    return 'the bundle is no zip file, or was cut off or changed so that it cannot be unpacked';
  }
}

function checkReceipt(
  bytes: Uint8Array | undefined,
  manifest: Uint8Array,
  knownKey: string | undefined,
): { readonly receipt: Receipt | undefined; readonly problem?: string } {
  if (!bytes) return refuse(`${RECEIPT_NAME} is missing: no service has signed this bundle`);
  const receipt = parseJson(receiptSchema, bytes);
  if (!receipt) return refuse(`${RECEIPT_NAME} was changed: it cannot be read`);
  if (!isSigned(receipt)) return refuse(`${RECEIPT_NAME} was changed: its signature does not fit`);
  if (receipt.manifestSha256 !== sha256Of(manifest)) {
    return refuse(`${MANIFEST_NAME} was changed: it is not the one that was signed`);
  }
  if (knownKey !== undefined && receipt.publicKey !== knownKey) {
    return refuse(`${RECEIPT_NAME} was signed by another key than the one given`);
  }
  return { receipt };
}

function refuse(problem: string) {
  return { receipt: undefined, problem };
}

function isSigned(receipt: Receipt): boolean {
  try {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: receipt.publicKey },
      format: 'jwk',
    });
    const signature = Buffer.from(receipt.signature, 'base64url');
    return verify(null, Buffer.from(receiptText(receipt)), key, signature);
  } catch {
    // Not a point of the curve.
    return false;
  }
}

function parseJson<S extends z.ZodType>(schema: S, bytes: Uint8Array): z.infer<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function failed(problem: string): BundleCheck {
  return { problems: [problem], receipt: undefined, wholeFiles: [] };
}
