import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect, type TLSSocket } from 'node:tls';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isFingerprint } from '../domain/meeting/invitation.ts';
import { connectClient, startTestService, temporaryFolder } from '../test/fakes/meetingService.ts';
import { serviceInfoSchema } from './protocol/index.ts';

/** Permission bits of everybody else; Windows keeps none. */
const OTHERS = process.platform === 'win32' ? 0 : 0o077;
const EVERYWHERE = { host: '0.0.0.0' };

/** The certificate a server shows, read the way a pinning client does. */
function shownCertificate(origin: string): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const socket: TLSSocket = connect(
      { host: hostname, port: Number(port), rejectUnauthorized: false },
      () => {
        const { raw } = socket.getPeerCertificate();
        socket.end();
        resolve(new X509Certificate(raw));
      },
    );
    socket.on('error', reject);
  });
}

/** GET with the certificate itself as the only authority: what a pin comes down to. */
function pinnedGet(url: string, ca: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request(url, { ca }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve(JSON.parse(body)));
    })
      .on('error', reject)
      .end();
  });
}

function pinOf(certificate: X509Certificate): string {
  return `sha256/${createHash('sha256').update(certificate.raw).digest('base64url')}`;
}

describe('beyond loopback', () => {
  test('the service shows its own certificate and everybody is told the same fingerprint', async () => {
    const { origin, publicOrigin, fingerprint = '' } = await startTestService(EVERYWHERE);
    expect(origin).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(publicOrigin).toMatch(/^https:\/\//);
    expect(isFingerprint(fingerprint)).toBe(true);
    const shown = await shownCertificate(origin);
    expect(pinOf(shown)).toBe(fingerprint);
    const info = serviceInfoSchema.parse(
      await pinnedGet(`${origin}/api/service`, shown.toString()),
    );
    expect(info).toMatchObject({ fingerprint, publicOrigin });
    const client = await connectClient(origin, { ca: shown.toString() } as object);
    expect(client.socket.connected).toBe(true);
    await expect(connectClient(origin)).rejects.toThrow('websocket error');
    await expect(fetch(origin.replace('https:', 'http:'))).rejects.toThrow('fetch failed');
  });

  test('the certificate is for this computer, for ten years, and its key for this user only', async () => {
    const { origin, dataDir } = await startTestService(EVERYWHERE);
    const shown = await shownCertificate(origin);
    expect(shown.subjectAltName).toMatch(/DNS:localhost, IP Address:127\.0\.0\.1/);
    const years = (Date.parse(shown.validTo) - Date.parse(shown.validFrom)) / (365.25 * 86_400_000);
    expect(Math.round(years)).toBe(10);
    expect(statSync(join(dataDir, 'certificate.pem')).mode & OTHERS).toBe(0);
  });

  test('it is kept over restarts and replaced, with a warning, when it is damaged or over', async () => {
    const dataDir = temporaryFolder();
    const first = await startTestService({ ...EVERYWHERE, dataDir });
    await first.service.close();
    const second = await startTestService({ ...EVERYWHERE, dataDir });
    expect(second.fingerprint).toBe(first.fingerprint);
    await second.service.close();

    writeFileSync(join(dataDir, 'certificate.pem'), 'half a certific');
    const third = await startTestService({ ...EVERYWHERE, dataDir });
    expect(third.fingerprint).not.toBe(first.fingerprint);
    expect(third.log.join('')).toContain('old links break');
    await third.service.close();

    const inElevenYears = () => Date.now() + 11 * 365 * 86_400_000;
    const fourth = await startTestService({ ...EVERYWHERE, dataDir }, { now: inElevenYears });
    expect(fourth.fingerprint).not.toBe(third.fingerprint);
  });
});

describe('a given certificate', () => {
  test('is used, on loopback too', async () => {
    const { dataDir, service, fingerprint } = await startTestService(EVERYWHERE);
    await service.close();
    const file = join(dataDir, 'certificate.pem');
    const given = await startTestService({ tls: { certFile: file, keyFile: file } });
    expect(given.origin).toMatch(/^https:/);
    expect(given.publicOrigin).toBeUndefined();
    expect(given.fingerprint).toBe(fingerprint);
    expect(pinOf(await shownCertificate(given.origin))).toBe(fingerprint);
  });

  test('that is missing or does not fit its key is refused in one sentence', async () => {
    const one = await startTestService(EVERYWHERE);
    const two = await startTestService(EVERYWHERE);
    const [certFile, keyFile] = [one, two].map(({ dataDir }) => join(dataDir, 'certificate.pem'));
    const refused = { name: 'StartFailure', code: 'certificate-unusable' };
    const other = readFileSync(keyFile ?? '', 'utf8').split(/(?=-----BEGIN PRIVATE)/)[1] ?? '';
    const otherKey = join(temporaryFolder(), 'key.pem');
    writeFileSync(otherKey, other);
    const mixed = { certFile: certFile ?? '', keyFile: otherKey };
    await expect(startTestService({ tls: mixed })).rejects.toMatchObject(refused);
    const missing = { certFile: '/nowhere/cert.pem', keyFile: '/nowhere/key.pem' };
    await expect(startTestService({ tls: missing })).rejects.toMatchObject(refused);
  });
});
