import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPinStore } from './pins.ts';

async function certificate(): Promise<{ pem: string; fingerprint: string }> {
  const { cert } = await generate([{ name: 'commonName', value: 'umeet' }]);
  const hash = createHash('sha256').update(new X509Certificate(cert).raw).digest('base64url');
  return { pem: cert, fingerprint: `sha256/${hash}` };
}

describe('pins', () => {
  let ours: Awaited<ReturnType<typeof certificate>>;
  let another: Awaited<ReturnType<typeof certificate>>;
  beforeAll(async () => {
    [ours, another] = await Promise.all([certificate(), certificate()]);
  });

  it.each([
    ['192.168.1.5:7443', '192.168.1.5'],
    ['Meet.Example', 'meet.example'],
    ['[fd00::5]:7443', 'fd00::5'],
    ['[fd00::5]', '[fd00::5]'],
  ])('accepts the pinned certificate of %s when %s shows it', (pinned, asked) => {
    const store = createPinStore();
    store.pin(pinned, ours.fingerprint);
    expect(store.accepts(asked, ours.pem)).toBe(true);
  });

  it('accepts no other certificate, and no other host with the pinned one', () => {
    const store = createPinStore();
    store.pin('192.168.1.5', ours.fingerprint);
    expect(store.accepts('192.168.1.5', another.pem)).toBe(false);
    expect(store.accepts('192.168.1.6', ours.pem)).toBe(false);
    expect(store.accepts('192.168.1.5', 'not a certificate')).toBe(false);
  });

  it('keeps the certificates of two services on one host', () => {
    const store = createPinStore();
    store.pin('127.0.0.1:7443', ours.fingerprint);
    store.pin('127.0.0.1:7444', another.fingerprint);
    expect(store.accepts('127.0.0.1', ours.pem)).toBe(true);
    expect(store.accepts('127.0.0.1', another.pem)).toBe(true);
  });

  it('forgets the oldest when links pin without end', () => {
    const store = createPinStore();
    store.pin('first', ours.fingerprint);
    for (let host = 0; host < 100; host += 1) store.pin(`host-${host}`, ours.fingerprint);
    expect(store.accepts('first', ours.pem)).toBe(false);
    expect(store.accepts('host-99', ours.pem)).toBe(true);
  });
});
