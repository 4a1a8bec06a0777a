import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { setupCertificates } from './certificates.ts';

type Verify = (request: unknown, answer: (result: number) => void) => void;

const VOUCHED = 0;
const UNKNOWN_AUTHORITY = -202;

/** Pins a certificate called `pinned` for one host. */
function setup() {
  const app = new EventEmitter();
  let verify: Verify = () => undefined;
  setupCertificates({
    app: app as never,
    session: { setCertificateVerifyProc: (proc: unknown) => (verify = proc as Verify) } as never,
    pins: {
      judge: (host, pem) => {
        if (host !== '192.168.1.5') return 'leave';
        return pem === 'pinned' ? 'take' : 'refuse';
      },
    },
  });
  const judge = (hostname: string, data: string, errorCode: number): number => {
    let result = Number.NaN;
    verify({ hostname, certificate: { data }, errorCode }, (answer) => (result = answer));
    return result;
  };
  const complain = (url: string, data: string) => {
    const said = { trusted: false, prevented: false };
    const event = { preventDefault: () => (said.prevented = true) };
    const trust = (trusted: boolean) => (said.trusted = trusted);
    app.emit('certificate-error', event, {}, url, 'ERR_CERT_AUTHORITY_INVALID', { data }, trust);
    return said;
  };
  return { judge, complain };
}

describe('certificates', () => {
  it('takes a pinned one and leaves hosts without a pin to Chromium', () => {
    const { judge } = setup();
    expect(judge('192.168.1.5', 'pinned', UNKNOWN_AUTHORITY)).toBe(0);
    expect(judge('192.168.1.6', 'pinned', UNKNOWN_AUTHORITY)).toBe(-3);
    expect(judge('192.168.1.6', 'another', VOUCHED)).toBe(-3);
  });

  it('refuses another one of a pinned host, even when an authority vouches for it', () => {
    const { judge } = setup();
    expect(judge('192.168.1.5', 'another', VOUCHED)).toBe(-2);
    // Chromium refuses this one by itself, and then asks once more.
    expect(judge('192.168.1.5', 'another', UNKNOWN_AUTHORITY)).toBe(-3);
  });

  it.each(['https://192.168.1.5:7443/api/service', 'wss://192.168.1.5:7443/api/socket'])(
    'takes a pinned one that was refused before its pin came: %s',
    (url) => {
      expect(setup().complain(url, 'pinned')).toEqual({ trusted: true, prevented: true });
      expect(setup().complain(url, 'another')).toEqual({ trusted: false, prevented: false });
    },
  );
});
