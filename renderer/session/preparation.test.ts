import { describe, expect, it } from 'vitest';
import type { RoomCode } from '../../domain/ids.ts';
import { ok } from '../../domain/reply.ts';
import { FakeLine } from '../../test/fakes/wires.ts';
import { createPreparation } from './preparation.ts';
import { WORK } from './work.ts';

const ORIGIN = 'https://meet.example';
const INVITATION = { code: 'abc-defg-hjk' as RoomCode, origin: ORIGIN, fingerprint: undefined };

function setUp() {
  const lines: FakeLine[] = [];
  let warmUps = 0;
  const preparation = createPreparation({
    services: { reach: async () => ok(ORIGIN) },
    loadWires: async () =>
      ok({
        createSignalling: (origin: string) => {
          const line = new FakeLine(origin, () => {
            throw new Error('nobody joins here');
          });
          lines.push(line);
          return line;
        },
        createConference: () => {
          throw new Error('nobody confers here');
        },
        createDeviceProbe: () => {
          throw new Error('nothing is measured here');
        },
        openLoop: () => {
          throw new Error('nothing is checked here');
        },
        createFarEnd: () => {
          throw new Error('nobody to call here');
        },
        createTestMedia: () => {
          throw new Error('nothing is checked here');
        },
        warmUp: () => {
          warmUps += 1;
        },
      }),
    loadWork: async () => ok(WORK),
  });
  const settled = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { preparation, lines, settled, warmUps: () => warmUps };
}

describe('preparing to enter a room', () => {
  it('connects and warms up while the door is open', async () => {
    const { preparation, lines, settled, warmUps } = setUp();
    preparation.start(INVITATION);
    await settled();
    expect(lines.map(({ origin }) => origin)).toEqual([ORIGIN]);
    expect(warmUps()).toBe(1);
  });

  it('gives the line away once, and leaves it open afterwards', async () => {
    const { preparation, lines, settled } = setUp();
    const undo = preparation.start(INVITATION);
    await settled();
    expect(preparation.take(INVITATION)?.line).toBe(lines[0]);
    expect(preparation.take(INVITATION)).toBeUndefined();
    undo();
    expect(lines[0]?.closed).toBe(false);
  });

  it('closes the line of somebody who turns round at the door', async () => {
    const { preparation, lines, settled } = setUp();
    const undo = preparation.start(INVITATION);
    await settled();
    undo();
    expect(lines[0]?.closed).toBe(true);
    expect(preparation.take(INVITATION)).toBeUndefined();
  });

  it('opens nothing for a door that was shut, or passed, before the answer came', async () => {
    const { preparation, lines, settled } = setUp();
    preparation.start(INVITATION)();
    await settled();
    preparation.start(INVITATION);
    expect(preparation.take(INVITATION)).toBeUndefined();
    await settled();
    expect(lines).toEqual([]);
  });

  it('closes the line to another room than the one that is entered', async () => {
    const { preparation, lines, settled } = setUp();
    preparation.start(INVITATION);
    await settled();
    expect(preparation.take({ ...INVITATION, code: 'xyz-defg-hjk' as RoomCode })).toBeUndefined();
    expect(lines[0]?.closed).toBe(true);
  });
});
