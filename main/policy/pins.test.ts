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
  ])('takes the pinned certificate of %s when %s shows it', (pinned, asked) => {
    const store = createPinStore();
    expect(store.pin(pinned, ours.fingerprint)).toBe(true);
    expect(store.judge(asked, ours.pem, false)).toBe('take');
    expect(store.wasRefused(pinned)).toBe(false);
  });

  it('leaves a host without a pin to others', () => {
    const store = createPinStore();
    store.pin('192.168.1.5', ours.fingerprint);
    expect(store.judge('192.168.1.6', ours.pem, false)).toBe('leave');
    expect(store.judge('192.168.1.6', another.pem, true)).toBe('leave');
  });

  it.each([true, false])('refuses any other of a pinned host (vouched for: %s)', (isVouched) => {
    const store = createPinStore();
    store.pin('192.168.1.5', ours.fingerprint);
    expect(store.judge('192.168.1.5', another.pem, isVouched)).toBe('refuse');
    expect(store.judge('192.168.1.5', 'not a certificate', isVouched)).toBe('refuse');
    expect(store.wasRefused('192.168.1.5:7443')).toBe(true);
  });

  it('still calls a host refused when the same pin comes once more', () => {
    const store = createPinStore();
    store.pin('host', ours.fingerprint);
    store.judge('host', another.pem, false);
    store.pin('host', ours.fingerprint);
    expect(store.wasRefused('host')).toBe(true);
  });

  it('no longer calls a host refused when it shows the right one, or when a new pin comes', () => {
    const store = createPinStore();
    store.pin('host', ours.fingerprint);
    store.judge('host', another.pem, false);
    store.judge('host', ours.pem, false);
    expect(store.wasRefused('host')).toBe(false);
    store.judge('host', another.pem, false);
    store.pin('host', another.fingerprint);
    expect(store.wasRefused('host')).toBe(false);
  });

  it('does not pin what a host is known to be without, and pins what it showed', () => {
    const store = createPinStore();
    store.judge('meet.example', ours.pem, true);
    expect(store.pin('meet.example', another.fingerprint)).toBe(false);
    expect(store.judge('meet.example', ours.pem, true)).toBe('leave');
    expect(store.pin('meet.example', ours.fingerprint)).toBe(true);
  });

  it('keeps the certificates of two services on one host', () => {
    const store = createPinStore();
    store.pin('127.0.0.1:7443', ours.fingerprint);
    store.pin('127.0.0.1:7444', another.fingerprint);
    expect(store.judge('127.0.0.1', ours.pem, false)).toBe('take');
    expect(store.judge('127.0.0.1', another.pem, false)).toBe('take');
  });

  it('forgets the oldest when links pin without end', () => {
    const store = createPinStore();
    store.pin('first', ours.fingerprint);
    for (let host = 0; host < 100; host += 1) store.pin(`host-${host}`, ours.fingerprint);
    expect(store.judge('first', ours.pem, false)).toBe('leave');
    expect(store.judge('host-99', ours.pem, false)).toBe('take');
  });
});
