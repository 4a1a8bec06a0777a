import { describe, expect, test } from 'vitest';
import type { MemberId } from '../../domain/ids.ts';
import type { SideReason, SideReasonCode } from '../../domain/quality/sideFinding.ts';
import { sideTexts } from './sideTexts.ts';
import { sideRemedy, sideSentence, type SideSpeech, type SideTranslate } from './sideWords.ts';

const bo = 'bo' as MemberId;
const speechIn = (language: 'en' | 'zh-CN'): SideSpeech => ({
  language,
  nameOf: (memberId) => (memberId === bo ? 'Bo' : undefined),
  t: ((key: keyof (typeof sideTexts)['en'], values: Record<string, string> = {}) =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`{{${name}}}`, value),
      sideTexts[language][key] as string,
    )) as SideTranslate,
});

/** The figures that each code comes with. */
const FIGURES: Readonly<Record<SideReasonCode, Readonly<Record<string, number>>>> = {
  'device-encode-slow': { encodeMs: 41, frameIntervalMs: 33 },
  'device-cpu-limited': { seconds: 15, ofSeconds: 20 },
  'device-frames-dropped': { encodedFramesPerSecond: 9, capturedFramesPerSecond: 30 },
  'device-capture-slow': { framesPerSecond: 7 },
  'device-sound-missing': { missingPercent: 37 },
  'device-timers-late': { lateMs: 300 },
  'device-pressure': { seconds: 15, ofSeconds: 20 },
  'picture-poor-for-all': { people: 2, ofPeople: 3 },
  'sound-poor-for-all': { people: 2, ofPeople: 3 },
  'pictures-poor-from-all': { people: 2, ofPeople: 3 },
  'sounds-poor-from-all': { people: 2, ofPeople: 3 },
  'links-impaired': { people: 2, ofPeople: 3 },
  'others-fine-elsewhere': { people: 2, links: 4 },
  'relayed-impaired': { people: 2, ofPeople: 3 },
  'direct-fine': { people: 2, ofPeople: 3 },
  'far-direct-fine': { links: 4 },
  'far-encode-slow': { encodeMs: 41, frameIntervalMs: 33 },
  'far-cpu-limited': { seconds: 15, ofSeconds: 20 },
  'far-frames-dropped': { encodedFramesPerSecond: 9, capturedFramesPerSecond: 30 },
  'far-capture-slow': { framesPerSecond: 7 },
  'far-sound-missing': { missingPercent: 37 },
  'far-timers-late': { lateMs: 300 },
  'far-pressure': { seconds: 15, ofSeconds: 20 },
  'far-links-impaired': { links: 4, ofLinks: 5 },
  'my-others-fine': { people: 2, ofPeople: 3 },
  'loss-receiving': { lossPercent: 0.514, lost: 12, packets: 2_335 },
  'loss-sending': { lossPercent: 0.514, lost: 12, packets: 2_335 },
  'jitter-receiving': { jitterMs: 61 },
  'jitter-sending': { jitterMs: 61 },
  'outage-receiving': { seconds: 2.5 },
  'outage-sending': { seconds: 2.5 },
  delay: { roundTripMs: 212 },
  'picture-receiving': { framesPerSecond: 8, shortSide: 180, frozenPercent: 40 },
  'picture-sending': { shortSide: 180 },
  'sound-receiving': { missingPercent: 61 },
  'sound-sending': { missingPercent: 61 },
};

const reasons: readonly SideReason[] = Object.entries(FIGURES).map(([code, figures]) => ({
  code: code as SideReasonCode,
  figures,
  memberId: bo,
}));

describe('whose side it is', () => {
  test.each(['en', 'zh-CN'] as const)('%s: every reason says all of its figures', (language) => {
    const speech = speechIn(language);
    for (const reason of reasons) {
      const sentence = sideSentence({ state: 'unclear', reasons: [reason] }, speech);
      expect(sentence).not.toContain('{{');
      for (const value of Object.values(reason.figures)) {
        const said = [value, Math.round(value), value.toFixed(2), value.toLocaleString('en')];
        expect(said.filter((text) => sentence.includes(String(text)))).not.toEqual([]);
      }
    }
  });

  test('is one sentence with the evidence, or says that it is not clear yet', () => {
    const speech = speechIn('en');
    const [first, second] = reasons.filter(({ code }) =>
      ['links-impaired', 'others-fine-elsewhere'].includes(code),
    ) as [SideReason, SideReason];
    expect(
      sideSentence({ state: 'clear', side: 'this-network', reasons: [first, second] }, speech),
    ).toMatch(/^It is your network: 2 of 3 connections.*; 2 of these people.*\.$/);
    expect(sideSentence({ state: 'unclear', reasons: [] }, speech)).toBe('Not clear yet');
    expect(sideSentence({ state: 'well' }, speech)).toMatch(/^Nothing is wrong/);
  });

  test('of a far end it names the person, who may have left meanwhile', () => {
    const far = { state: 'clear', side: 'far-end', reasons: [] } as const;
    expect(sideSentence({ ...far, memberId: bo }, speechIn('en'))).toContain('Bo');
    expect(sideRemedy({ ...far, memberId: bo }, speechIn('zh-CN'))).toContain('Bo');
    expect(sideSentence({ ...far, memberId: 'ada' as MemberId }, speechIn('en'))).toContain(
      'somebody',
    );
  });
});
