import { speaksTls, type ServiceSettings } from '../config/options.ts';
import { certificateHosts } from '../config/reach.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { ownCertificate } from './ownCertificate.ts';

/** The certificate to serve with. */
export interface PickedCertificate {
  readonly certificate: Certificate;
  /** Why an earlier own certificate was replaced, when one was. */
  readonly replaced: string | undefined;
}

/**
 * The operator's certificate when there is one, the service's own beyond loopback, none on loopback.
 * Throws `StartFailure` when it cannot be used.
 */
export async function pickCertificate(
  settings: ServiceSettings,
  now: () => number,
): Promise<PickedCertificate | undefined> {
  const { tls, dataDir } = settings;
  if (!speaksTls(settings)) return undefined;
  if (tls) {
    return { certificate: await readCertificate(tls.certFile, tls.keyFile), replaced: undefined };
  }
  let replaced: string | undefined;
  const onReplaced = (reason: string) => {
    replaced = reason;
  };
  const hosts = certificateHosts(settings);
  return { certificate: await ownCertificate({ dataDir, hosts, now, onReplaced }), replaced };
}
