import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { reasonOf, StartFailure } from '../startFailure.ts';

/** A certificate with its key, as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  /** See {@link fingerprintOf}; `undefined` when an authority issued it: invitations need no pin then. */
  readonly fingerprint: string | undefined;
}

/** `sha256/<base64url of SHA-256 of the certificate's DER>`, as invitations carry it. */
function fingerprintOf(certificate: X509Certificate): string {
  return `sha256/${createHash('sha256').update(certificate.raw).digest('base64url')}`;
}

/** Checks that PEM texts are a certificate and its key; throws when they are not. */
export function parseCertificate(cert: string, key: string): Certificate {
  const parsed = new X509Certificate(cert);
  if (!parsed.checkPrivateKey(createPrivateKey(key))) throw new Error('key of another certificate');
  // Not `checkIssued`: it also asks for the right to sign others, which a server's certificate must not have.
  const selfSigned = parsed.issuer === parsed.subject && parsed.verify(parsed.publicKey);
  return { cert, key, fingerprint: selfSigned ? fingerprintOf(parsed) : undefined };
}

/** Reads the operator's own certificate; throws {@link StartFailure} when it cannot be used. */
export async function readCertificate(certFile: string, keyFile: string): Promise<Certificate> {
  try {
    return parseCertificate(await readFile(certFile, 'utf8'), await readFile(keyFile, 'utf8'));
  } catch (error) {
    const message = `the certificate ${certFile} with the key ${keyFile} cannot be used (${reasonOf(error)})`;
    throw new StartFailure('certificate-unusable', message, error);
  }
}
