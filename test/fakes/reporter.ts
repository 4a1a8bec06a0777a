import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { zipSync, type Zippable } from 'fflate';
import { BUNDLE_SCHEMA, MANIFEST_NAME } from '../../domain/faults/manifest.ts';
import {
  LIMITS,
  reportViewSchema,
  type FileReportBody,
  type ReportView,
} from '../../service/protocol/index.ts';

/** An answer over HTTP with all its bytes. */
export interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly bytes: Buffer;
}

/** A request by hand. */
export interface Asked {
  readonly method?: string;
  readonly path: string;
  /** Bearer key. */
  readonly key?: string;
  /** Sent as JSON; bytes as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The network address it comes from, so that limits by address count each reporter alone: one of 127.0.0.0/8. */
  readonly from?: string;
}

/** Asks a service on loopback; rejects when the connection breaks before the answer is whole. */
export function ask(origin: string, asked: Asked): Promise<Answer> {
  const { method = 'GET', path, key, body, from } = asked;
  const isBytes = body instanceof Uint8Array;
  const sent = body === undefined || isBytes ? body : JSON.stringify(body);
  const headers = {
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...(body === undefined
      ? {}
      : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
    ...asked.headers,
  };
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path, method, headers, agent: false };
    const asking = request(
      { ...options, ...(from === undefined ? {} : { localAddress: from }) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes: Buffer.concat(chunks),
          }),
        );
      },
    );
    asking.on('error', reject);
    asking.end(sent);
  });
}

/** The address of reporter `index`, where the system has more of loopback than one; `undefined` elsewhere. */
export function loopbackAddress(index: number): { readonly from: string } | undefined {
  if (process.platform === 'darwin') return undefined;
  return { from: `127.1.${Math.floor(index / 250)}.${1 + (index % 250)}` };
}

/** The body of an answer as JSON. */
export function jsonOf(answer: Answer): unknown {
  return JSON.parse(answer.bytes.toString());
}

/** The view in an answer; throws for a refusal. */
export function viewOf(answer: Answer): ReportView {
  return reportViewSchema.parse(jsonOf(answer));
}

/** A new key of a reporter. */
export function newReporterKey(): string {
  return `r.${randomBytes(32).toString('base64url')}`;
}

/** A new key of a report. */
export function newReportKey(): string {
  return randomBytes(16).toString('base64url');
}

/** A report as it is filed; an ordinary one but for the changes. */
export function reportBody(changes: Partial<FileReportBody> = {}): FileReportBody {
  const now = Date.now();
  return {
    category: 'audio',
    level: 3,
    proposedLevel: 3,
    occurredAtMs: now - 1_000,
    sentAtMs: now,
    clockOffsetMs: 0,
    words: '',
    contact: '',
    room: null,
    incidentId: null,
    bundle: null,
    ...changes,
  };
}

/** Hexadecimal SHA-256. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Evidence as a client packs it, and how it is announced. */
export interface TestBundle {
  readonly zip: Buffer;
  readonly announced: { readonly size: number; readonly sha256: string };
}

/** Packs files with the manifest that lists them; `changes` are made to the manifest, `pack` to what is packed. */
export function makeBundle(
  reportKey: string,
  files: Readonly<Record<string, Uint8Array>> = { 'samples.csv': Buffer.from('at,loss\n1,0.5\n') },
  changes: {
    readonly manifest?: Readonly<Record<string, unknown>>;
    readonly pack?: (files: Zippable) => Zippable;
  } = {},
): TestBundle {
  const manifest = {
    $schema: BUNDLE_SCHEMA,
    reportKey,
    createdAtMs: 1_000,
    clockOffsetMs: null,
    files: Object.entries(files).map(([name, bytes]) => ({
      name,
      bytes: bytes.length,
      sha256: sha256(bytes),
    })),
    ...changes.manifest,
  };
  const { pack = (plain) => plain } = changes;
  const packed = pack({ [MANIFEST_NAME]: Buffer.from(JSON.stringify(manifest)), ...files });
  return announce(Buffer.from(zipSync(packed)));
}

/** Any bytes, announced as they are. */
export function announce(zip: Buffer): TestBundle {
  return { zip, announced: { size: zip.length, sha256: sha256(zip) } };
}

/** What a reporter sends, and from where. */
export interface Sending {
  readonly origin: string;
  readonly reportKey: string;
  readonly key: string;
  readonly body: FileReportBody;
  readonly bundle: TestBundle | undefined;
  readonly from?: string;
  /** Bytes per request. */
  readonly chunkBytes?: number;
}

/** Sends a bundle from where it stopped; answers the last standing. Throws when it is refused or the connection breaks. */
export async function sendBundle(
  sending: Pick<Sending, 'origin' | 'key' | 'from' | 'chunkBytes'> & {
    readonly path: string;
    readonly zip: Buffer;
  },
): Promise<void> {
  const { origin, key, path, zip, chunkBytes = LIMITS.uploadChunkBytes } = sending;
  const common = { key, path, ...(sending.from === undefined ? {} : { from: sending.from }) };
  const head = await ask(origin, { ...common, method: 'HEAD' });
  if (head.status !== 204) throw new Error(`HEAD was answered ${head.status}`);
  for (let at = Number(head.headers['upload-offset']); at < zip.length; at += chunkBytes) {
    const sent = await ask(origin, {
      ...common,
      method: 'PATCH',
      body: zip.subarray(at, at + chunkBytes),
      headers: { 'upload-offset': String(at) },
    });
    if (sent.status !== 200)
      throw new Error(`PATCH was answered ${sent.status} ${String(sent.bytes)}`);
  }
}

/** Files a report and sends its evidence, once. Throws when it is refused or the connection breaks. */
export async function sendReport(sending: Sending): Promise<ReportView> {
  const { origin, reportKey, key, body, bundle, from } = sending;
  const common = { key, ...(from === undefined ? {} : { from }) };
  const filed = await ask(origin, {
    ...common,
    method: 'PUT',
    path: `/api/reports/${reportKey}`,
    body: { ...body, sentAtMs: Date.now() },
  });
  if (filed.status >= 300) throw new Error(`PUT was answered ${filed.status}`);
  if (bundle)
    await sendBundle({ ...sending, path: `/api/reports/${reportKey}/bundle`, zip: bundle.zip });
  return viewOf(filed);
}
