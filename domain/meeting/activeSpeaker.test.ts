import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../ids.ts';
import { NO_SPEAKER, stepSpeaker, type SpeakerState } from './activeSpeaker.ts';

const LOOK_MS = 250;
type Name = 'ada' | 'bo' | 'cy';

/** Plays looks, each with who is loud; everybody of `here` is there. Answers who was shown at each. */
function play(looks: readonly (readonly Name[])[], here: readonly Name[] = ['ada', 'bo', 'cy']) {
  let state: SpeakerState = NO_SPEAKER;
  return looks.map((loud, index) => {
    const levels = new Map(
      here.map((name) => [name as string as MemberId, loud.includes(name) ? 0.2 : 0]),
    );
    state = stepSpeaker(state, levels, index * LOOK_MS);
    return state.speakerId;
  });
}

const times = (seconds: number, ...loud: readonly Name[]) =>
  Array.from({ length: (seconds * 1_000) / LOOK_MS }, () => loud);

describe('the active speaker', () => {
  it('is nobody until somebody speaks, and not who coughs', () => {
    expect(play([...times(1), ...times(0.25, 'bo'), ...times(2)]).at(-1)).toBeUndefined();
    expect(play([...times(1), ...times(1, 'bo')]).at(-1)).toBe('bo');
  });

  it('stays while nobody else speaks', () => {
    expect(play([...times(3, 'bo'), ...times(60)]).at(-1)).toBe('bo');
  });

  it('is whoever answers, after a moment', () => {
    const shown = play([...times(5, 'ada'), ...times(3, 'bo')]);
    expect(shown.at(5 * 4)).toBe('ada');
    expect(shown.at(-1)).toBe('bo');
  });

  it('is interrupted only by who goes on', () => {
    const short = [...times(5, 'ada'), ...times(2, 'ada', 'bo'), ...times(5, 'ada')];
    expect(new Set(play(short).slice(8))).toEqual(new Set(['ada']));
    expect(play([...times(5, 'ada'), ...times(4, 'ada', 'bo')]).at(-1)).toBe('bo');
  });

  it('does not go back and forth while two speak at once', () => {
    const shown = play([...times(2, 'ada'), ...times(60, 'ada', 'bo')]);
    const changes = shown.filter((one, index) => index > 0 && one !== shown[index - 1]).length;
    expect(changes).toBeLessThanOrEqual(2);
  });

  it('is nobody when they have left', () => {
    let state = NO_SPEAKER;
    for (let at = 0; at < 10; at += 1)
      state = stepSpeaker(state, new Map([['ada' as MemberId, 0.3]]), at * LOOK_MS);
    expect(state.speakerId).toBe('ada');
    expect(stepSpeaker(state, new Map([['bo' as MemberId, 0]]), 9_000).speakerId).toBeUndefined();
  });

  it('never changes twice within two seconds while everybody stays', () => {
    const look = fc.subarray<Name>(['ada', 'bo', 'cy']);
    fc.assert(
      fc.property(fc.array(look, { maxLength: 120 }), (looks) => {
        const shown = play(looks);
        const changes = shown.flatMap((one, index) =>
          index > 0 && one !== shown[index - 1] ? [index * LOOK_MS] : [],
        );
        for (const [index, atMs] of changes.entries())
          expect(atMs - (changes[index - 1] ?? -9_999)).toBeGreaterThanOrEqual(2_000);
      }),
    );
  });
});
