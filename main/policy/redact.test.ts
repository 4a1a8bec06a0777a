import { assert, constantFrom, pre, property, string, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

const PIN = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE';

describe('a line of the log', () => {
  it.each([
    ['https://ann:s3cret@proxy.corp:8080 refused', 'https://[hidden]@proxy.corp:8080 refused'],
    ['{"resume":"r-abc.def","code":1}', '{"resume":[hidden],"code":1}'],
    [
      "{ username: 'turn:1', credential: 'p w', urls: 1 }",
      '{ username: [hidden], credential: [hidden], urls: 1 }',
    ],
    ['proxyPassword=hunter2 host=a', 'proxyPassword=[hidden] host=a'],
    ['access_token=abc&x=1', 'access_token=[hidden]&x=1'],
    ['Proxy-Authorization: Basic dXNlcjpwYXNz', 'Proxy-Authorization: [hidden]'],
    ['sent Bearer abcdef.ghi', 'sent Bearer [hidden]'],
    [
      `umeet://h:7443/m/abc-defg-hjk?pin=sha256/${PIN}`,
      'umeet://h:7443/m/abc-…?pin=sha256/AbCdEf…',
    ],
    [`joined with ${PIN}`, 'joined with AbCd…'],
  ])('%s', (line, kept) => {
    expect(redact(line)).toBe(kept);
  });

  it('keeps what explains a fault', () => {
    const line =
      'TypeError: x is not a function at join (app://bundle/assets/index-DyX1a2Bc.js:12:4) HTTP 407 in 250 ms';
    expect(redact(line)).toBe(line);
  });

  it('never holds the secret, however it is named and wherever it stands', () => {
    const secret = stringMatching(/^[A-Za-z0-9]{8,40}Z9$/);
    const name = constantFrom('password', 'resume', 'credential', 'token', 'username', 'secret');
    const write = constantFrom(
      (key: string, value: string) => `${key}=${value}`,
      (key: string, value: string) => `"${key}": "${value}"`,
      (key: string, value: string) => `{${key}:'${value}'}`,
      (key: string, value: string) => `?a=1&${key}=${value}&b=2`,
    );
    assert(
      property(secret, name, write, string(), (value, key, form, around) => {
        const line = `${around} ${form(key, value)} ${around}`;
        pre(!around.includes(value));
        expect(redact(line)).not.toContain(value);
      }),
    );
  });
});
