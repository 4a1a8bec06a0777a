import { X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { reasonOf, StartFailure } from '../startFailure.ts';
import { parseCertificate, type Certificate } from './certificate.ts';

/** Certificate and key are one file, so that they are replaced together or not at all. */
const FILE_NAME = 'certificate.pem';
/** Invitations pin it; a new certificate makes every link that is out there useless. */
const LIFETIME_YEARS = 10;

/** What {@link ownCertificate} needs. */
export interface OwnCertificateNeeds {
  readonly dataDir: string;
  /** Names and addresses to put into it, besides those of loopback. */
  readonly hosts: readonly string[];
  readonly now: () => number;
  /** An earlier certificate was there and is replaced: earlier invitations no longer match. */
  readonly onReplaced: (reason: string) => void;
}

/**
 * The service's own certificate, made at the first start and kept. It is made anew only when it is missing,
 * damaged or over; a changed address of the computer is no reason, because clients go by the fingerprint.
 */
export async function ownCertificate(needs: OwnCertificateNeeds): Promise<Certificate> {
  const file = join(needs.dataDir, FILE_NAME);
  const kept = await readKept(file, needs);
  if (kept) return kept;
  try {
    return await make(file, needs);
  } catch (error) {
    const message = `the own certificate cannot be kept in ${file} (${reasonOf(error)})`;
    throw new StartFailure('certificate-unusable', message, error);
  }
}

async function readKept(
  file: string,
  needs: OwnCertificateNeeds,
): Promise<Certificate | undefined> {
  const pem = await readFile(file, 'utf8').catch(() => undefined);
  if (pem === undefined) return undefined;
  try {
    if (new Date(new X509Certificate(pem).validTo).getTime() <= needs.now())
      throw new Error('over');
    await chmod(file, 0o600);
    return parseCertificate(pem, pem);
  } catch (error) {
    needs.onReplaced(reasonOf(error));
    return undefined;
  }
}

async function make(file: string, needs: OwnCertificateNeeds): Promise<Certificate> {
  const { dataDir, hosts, now } = needs;
  // Loaded only here: a service on loopback, or with its certificate made, starts without it.
  const { generate } = await import('selfsigned');
  const names = [...new Set(['localhost', '127.0.0.1', '::1', ...hosts])];
  const altNames = names.map((name) =>
    isIP(name) === 0 ? ({ type: 2, value: name } as const) : ({ type: 7, ip: name } as const),
  );
  const notBeforeDate = new Date(now());
  const notAfterDate = new Date(notBeforeDate);
  notAfterDate.setUTCFullYear(notAfterDate.getUTCFullYear() + LIFETIME_YEARS);
  const made = await generate([{ name: 'commonName', value: 'Umeet meeting service' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  // Written beside and renamed: a crash leaves the old file or the new one, never half of it.
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file}.new`;
  await writeFile(draft, `${made.cert.trim()}\n${made.private.trim()}\n`, { mode: 0o600 });
  await rename(draft, file);
  return parseCertificate(made.cert, made.private);
}
