import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { MemberId } from '../../domain/ids.ts';
import { createIceIssuer } from './iceConfig.ts';

const memberId = 'member_0123456789' as MemberId;
const needs = { turnTtlS: 600, now: () => 1_700_000_000_500 };

test('a TURN server can recompute the password from the user name and its secret', () => {
  const urls = ['stun:s.example', 'turn:t.example?transport=udp', 'turns:t.example:443'];
  const config = createIceIssuer({ ...needs, urls, turnSecret: 'shared' })(memberId);
  const username = `${1_700_000_000 + 600}:${memberId}`;
  const credential = createHmac('sha1', 'shared').update(username).digest('base64');
  expect(config).toEqual({
    iceServers: [
      { urls: ['stun:s.example'] },
      { urls: ['turn:t.example?transport=udp', 'turns:t.example:443'], username, credential },
    ],
    expiresAtMs: (1_700_000_000 + 600) * 1_000,
  });
});

test('without TURN there are no credentials and nothing ends', () => {
  const plain = createIceIssuer({ ...needs, urls: ['stun:s.example'], turnSecret: undefined });
  expect(plain(memberId)).toEqual({ iceServers: [{ urls: ['stun:s.example'] }] });
  const none = createIceIssuer({ ...needs, urls: [], turnSecret: 'shared' });
  expect(none(memberId)).toEqual({ iceServers: [] });
});
