import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MemberId } from '../../domain/ids.ts';
import { createClock } from '../platform/clock.ts';
import { someMember } from '../../test/fakes/wires.ts';
import { readAsk } from './farReportText.ts';
import { askForPictures } from './pictureAsks.ts';
import { createStores } from './stores.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ada = someMember('ada');
const bo = someMember('bo');
const cy = someMember('cy');
const NAMES = new Map([ada, bo, cy].map(({ memberId, name }) => [memberId, name]));

function setUp(...members: readonly (typeof ada)[]) {
  const stores = createStores({
    microphone: true,
    camera: true,
    canChooseSpeaker: true,
    canShareScreen: true,
  });
  stores.people.setState({ members });
  const life = new AbortController();
  const told: string[] = [];
  const askedOf = askForPictures({
    stores,
    conference: {
      tell: (who: MemberId, text: string) => told.push(`${NAMES.get(who)} ${readAsk(text)}`),
    },
    clock: createClock(globalThis),
    signal: life.signal,
  });
  return {
    stores,
    told,
    life,
    askedOf,
    shows: (who: typeof ada, lines: number) => stores.shown.setState({ [who.memberId]: lines }),
  };
}

const wait = (ms: number) => vi.advanceTimersByTime(ms);

describe('asking for pictures', () => {
  it('asks for nothing of somebody whom no view has looked at', () => {
    const { told, askedOf } = setUp(ada);
    wait(5_000);
    expect([told, askedOf(ada.memberId)]).toEqual([[], undefined]);
  });

  it('asks for more at once', () => {
    const { told, askedOf, shows } = setUp(ada, bo);
    shows(ada, 170);
    shows(ada, 700);
    expect(told).toEqual(['ada 180', 'ada 720']);
    expect(askedOf(ada.memberId)).toBe(720);
  });

  it('asks for less when it has been less for a second', () => {
    const { told, askedOf, shows } = setUp(ada, bo);
    shows(ada, 700);
    shows(ada, 0);
    wait(999);
    expect(askedOf(ada.memberId)).toBe(720);
    wait(1);
    expect(askedOf(ada.memberId)).toBe(0);
    expect(told).toEqual(['ada 720', 'ada 0']);
  });

  it('says nothing when a page is turned and turned back', () => {
    const { told, shows } = setUp(ada, bo);
    shows(ada, 300);
    shows(ada, 0);
    wait(500);
    shows(ada, 300);
    wait(5_000);
    expect(told).toEqual(['ada 360']);
  });

  it('comes back at once when it was gone', () => {
    const { told, shows } = setUp(ada, bo);
    shows(ada, 300);
    shows(ada, 0);
    wait(1_000);
    shows(ada, 300);
    expect(told).toEqual(['ada 360', 'ada 0', 'ada 360']);
  });

  it('falls to what is shown when the second is over, not to what was first', () => {
    const { told, shows } = setUp(ada, bo);
    shows(ada, 700);
    shows(ada, 0);
    wait(500);
    shows(ada, 150);
    wait(500);
    expect(told).toEqual(['ada 720', 'ada 180']);
  });

  it('asks the only other one for more than it shows, until somebody else comes', () => {
    const { told, stores, shows } = setUp(ada);
    shows(ada, 350);
    stores.people.setState({ members: [ada, bo] });
    wait(1_000);
    expect(told).toEqual(['ada 720', 'ada 360']);
  });

  it('begins anew with somebody who left and came back', () => {
    const { told, stores, askedOf, shows } = setUp(ada, bo, cy);
    shows(ada, 350);
    stores.people.setState({ members: [bo, cy] });
    expect(askedOf(ada.memberId)).toBeUndefined();
    stores.people.setState({ members: [bo, cy, ada] });
    expect(told).toEqual(['ada 360', 'ada 360']);
  });

  it('ends with the meeting', () => {
    const { life, told, shows } = setUp(ada);
    shows(ada, 350);
    shows(ada, 0);
    life.abort();
    shows(ada, 700);
    wait(5_000);
    expect(told).toEqual(['ada 720']);
    expect(vi.getTimerCount()).toBe(0);
  });
});
