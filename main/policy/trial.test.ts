import { describe, expect, it } from 'vitest';
import { hasFailed, readTrial, trialPassed, trialRefused, trialStarted } from './trial.ts';

const restart = (kept: unknown, version: string) =>
  readTrial(JSON.parse(JSON.stringify(kept)), version);

describe('a new version on trial', () => {
  it('has failed when it started twice and no window became usable', () => {
    let trial = readTrial(undefined, '2.0.0');
    for (const failed of [false, false, true]) {
      trial = restart(trial, '2.0.0');
      expect(hasFailed(trial)).toBe(failed);
      trial = trialStarted(trial);
    }
  });

  it('has passed with the first usable window', () => {
    const once = trialStarted(trialStarted(readTrial(undefined, '2.0.0')));
    expect(hasFailed(restart(trialPassed(once), '2.0.0'))).toBe(false);
  });

  it('begins anew with each version, and knows which one was given up', () => {
    const failed = trialStarted(trialStarted(readTrial(undefined, '2.0.0')));
    const back = restart(trialRefused(failed), '1.0.0');
    expect(back).toEqual({ version: '1.0.0', unusable: 0, refused: '2.0.0' });
  });

  it.each([null, 7, 'x', { version: '1', unusable: 'many' }, { version: '1', unusable: -9 }])(
    'stands a file that holds %o',
    (kept) => {
      expect(readTrial(kept, '1')).toEqual({ version: '1', unusable: 0, refused: null });
    },
  );
});
