import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { setupCertificates } from './certificates.ts';

type Verify = (request: unknown, answer: (result: number) => void) => void;

/** Pins a certificate called `pinned` for one host. */
function setup() {
  const app = new EventEmitter();
  let verify: Verify = () => undefined;
  setupCertificates({
    app: app as never,
    session: { setCertificateVerifyProc: (proc: unknown) => (verify = proc as Verify) } as never,
    pins: { accepts: (host, pem) => host === '192.168.1.5' && pem === 'pinned' },
  });
  const judge = (hostname: string, data: string): number => {
    let result = Number.NaN;
    verify({ hostname, certificate: { data } }, (answer) => (result = answer));
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
  it('takes a pinned one and leaves every other to Chromium', () => {
    const { judge } = setup();
    expect(judge('192.168.1.5', 'pinned')).toBe(0);
    expect(judge('192.168.1.5', 'another')).toBe(-3);
    expect(judge('192.168.1.6', 'pinned')).toBe(-3);
  });

  it.each(['https://192.168.1.5:7443/api/service', 'wss://192.168.1.5:7443/api/socket'])(
    'takes a pinned one that was refused before its pin came: %s',
    (url) => {
      expect(setup().complain(url, 'pinned')).toEqual({ trusted: true, prevented: true });
      expect(setup().complain(url, 'another')).toEqual({ trusted: false, prevented: false });
    },
  );
});
