import { describe, expect, test } from 'vitest';
import type { MemberId } from '../../../domain/ids.ts';
import type { PromiseFigure } from '../../../domain/quality/verdict.ts';
import { qualityTexts } from '../../react/qualityTexts.ts';
import { qualityWords } from '../../react/qualityWords.ts';
import { aFigures, aJudgement, aPicture, aSample, aTick } from '../../../test/fakes/quality.ts';
import { callText } from './callText.ts';
import { panelTexts } from './texts.ts';
import { limitWords, sampleWords, type PanelSpeech } from './words.ts';

const fill = (text: string, values: object = {}) =>
  Object.entries(values).reduce(
    (filled, [name, value]) => filled.replaceAll(`{{${name}}}`, String(value)),
    text,
  );
const speech: PanelSpeech = {
  t: (key, ...values) => fill(panelTexts.en[key], values[0]),
  words: qualityWords((key, ...values) => fill(qualityTexts.en[key], values[0]), 'en'),
  nameOf: (memberId) => (memberId === 'bo' ? 'Bo' : 'somebody'),
};
const figure = (change: Partial<PromiseFigure>) => aFigures({ loss: change }).loss;

describe('figures in words', () => {
  test('a sample size is said with the verdict, and how far it is without one', () => {
    const loss = figure({ verdict: 'met', total: 9_500, bad: 3 });
    expect(sampleWords('loss', loss, speech)).toBe('3 of 9,500 packets lost');
    expect(sampleWords('loss', { ...loss, verdict: 'not-enough-data' }, speech)).toBe(
      'Collecting: 9,500 packets so far, 3 lost',
    );
    const seconds = figure({ verdict: 'breached', total: 120, bad: 8 });
    expect(sampleWords('hd', seconds, speech)).toBe('112 of 120 s in HD');
    expect(sampleWords('delay', seconds, speech)).toBe('8 of 120 s above the limit');
  });

  test('nothing measured is said, and never 0', () => {
    expect(sampleWords('loss', figure({}), speech)).toBe('Nothing was measured yet');
    expect(sampleWords('hd', undefined, speech)).toContain('No picture yet');
    expect(speech.words.value('loss', undefined)).toBe('Unknown');
    expect(speech.words.value('loss', 0)).toBe('0 %');
  });

  test('small shares keep the digits that the limit needs', () => {
    const shares = [0.0005, 0.000_123, 0.0026, 0.0514, 0.951];
    expect(shares.map(speech.words.share)).toEqual([
      '0.05 %',
      '0.012 %',
      '0.26 %',
      '5.1 %',
      '95 %',
    ]);
    expect(limitWords('loss', speech)).toBe('limit 0.05 %');
    expect(limitWords('hd', speech)).toBe('at least 95 %');
  });
});

test('the text of a call has every verdict with its limit, its sample, the person, and all streams', () => {
  const loss = { verdict: 'breached', value: 0.0026, total: 22_800, bad: 59 } as const;
  const text = callText(
    {
      room: 'abc-defg-hjk',
      time: '14:00',
      scope: 'call',
      judgement: aJudgement({ change: { loss } }),
      ticks: [aTick(1_000, [aSample(), aPicture({ memberId: 'gone' as MemberId })])],
      side: 'Not clear yet',
    },
    speech,
  );
  expect(text).toContain(
    'Packet loss: 0.26 % (limit 0.05 %, §5.4), Breached. 59 of 22,800 packets lost · received from Bo',
  );
  expect(text).toContain('Jitter: Unknown (limit 50 ms, §5.4), Not enough data.');
  expect(text).toContain('Whose side: Not clear yet');
  expect(text).toMatch(/Bo\tReceiving\tSound\t0 % \(0\/200\)\t5 ms/);
  expect(text).toMatch(/somebody\tReceiving\tPicture.*1280×720\t30 fps.*H264\tDirect, UDP/);
});
