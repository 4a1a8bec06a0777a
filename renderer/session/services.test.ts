import { describe, expect, it } from 'vitest';
import type { RoomCode } from '../../domain/ids.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import { createServices } from './services.ts';

const CODE = 'abc-defg-hjk' as RoomCode;
const THEIRS = { code: CODE, origin: 'https://10.0.0.2:7070', fingerprint: 'sha256/x' };

function services(room: Reply<never>, checked: Reply<null>) {
  const silent = async () => room;
  return createServices({
    platform: {
      ownService: async () => ok({ origin: 'https://127.0.0.1:7443' }),
      trust: async () => ok(null),
      check: async () => checked,
    },
    createClient: () => ({ room: silent, createRoom: silent, info: silent, startCheck: silent }),
  });
}

describe('an invitation whose service cannot be reached', () => {
  it('is refused with the reason that the platform knows', async () => {
    for (const silence of ['service-unreachable', 'timeout'] as const) {
      const found = services(fail(silence), fail('certificate-mismatch'));
      expect(await found.lookUp(THEIRS)).toEqual(fail('certificate-mismatch'));
      expect(await found.explain(fail(silence), THEIRS)).toEqual(fail('certificate-mismatch'));
    }
  });

  it('is refused as unreachable when there is no better reason', async () => {
    const found = services(fail('service-unreachable'), ok(null));
    expect(await found.lookUp(THEIRS)).toEqual(fail('service-unreachable'));
  });

  it('keeps every other reason', async () => {
    const found = services(fail('room-not-found'), fail('certificate-mismatch'));
    expect(await found.lookUp(THEIRS)).toEqual(fail('room-not-found'));
    expect(await found.explain(ok('all is well'), THEIRS)).toEqual(ok('all is well'));
  });
});
