import { createHash } from 'node:crypto';
import { connect } from 'node:tls';

/**
 * Hash of the public key that a TLS service shows, as Chromium takes it (`base64(sha256(SPKI))`). It is asked over
 * loopback of a service this script has just started, so the answer is that service's own.
 */
export function publicKeyHash(host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, rejectUnauthorized: false }, () => {
      const key = socket
        .getPeerX509Certificate()
        ?.publicKey.export({ type: 'spki', format: 'der' });
      socket.end();
      if (key) resolve(createHash('sha256').update(key).digest('base64'));
      else reject(new Error('the service shows no certificate'));
    });
    socket.once('error', reject);
  });
}
