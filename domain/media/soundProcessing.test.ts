import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { processingWish } from './soundProcessing.ts';

const choices = fc.record({
  echoCancellation: fc.boolean(),
  noiseSuppression: fc.boolean(),
  autoGain: fc.boolean(),
});

it('asks of a microphone what was chosen, and for original sound both channels with nothing done to them', () => {
  fc.assert(
    fc.property(choices, (chosen) => {
      expect(processingWish({ ...chosen, original: false })).toEqual({
        echoCancellation: chosen.echoCancellation,
        noiseSuppression: chosen.noiseSuppression,
        autoGainControl: chosen.autoGain,
      });
      const original = processingWish({ ...chosen, original: true });
      expect(original).toEqual({
        echoCancellation: false,
        noiseSuppression: false,
        autoGainControl: false,
        channelCount: 2,
      });
    }),
  );
});
