import { describe, expect, it } from 'vitest';
import type { CheckFacts } from '../../domain/quality/showing/check.ts';
import type { Figures, PromiseFigure, Verdict } from '../../domain/quality/verdict.ts';
import type { Language } from '../../domain/settings/settings.ts';
import type { Translate } from '../i18n/texts.ts';
import { checkLines, pathSentence, type CheckWords } from './checkLines.ts';
import { checkTexts } from './checkTexts.ts';
import { qualityTexts } from './qualityTexts.ts';
import { qualityWords } from './qualityWords.ts';

type AnyTexts = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** A translator of one file of texts, without the library. */
function translator<Zh extends Record<string, string>>(texts: AnyTexts, language: Language) {
  const translate = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    (texts[language][key] ?? '').replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) =>
      String(values[name]),
    );
  return translate as Translate<Zh>;
}

function words(language: Language): CheckWords {
  return {
    t: translator<NonNullable<(typeof checkTexts)['keys']>>(checkTexts, language),
    words: qualityWords(
      translator<NonNullable<(typeof qualityTexts)['keys']>>(qualityTexts, language),
      language,
    ),
  };
}

const figure = (verdict: Verdict, value: number, total: number, bad = 0): PromiseFigure => ({
  verdict,
  value,
  total,
  bad,
  evidence: { met: 1, breached: 1 },
});
const FIGURES: Figures = {
  loss: figure('not-enough-data', 0, 1_900),
  jitter: figure('not-enough-data', 4, 12),
  delay: figure('breached', 210, 12, 12),
  hd: figure('not-enough-data', 0.8, 5, 1),
};
const FACTS: CheckFacts = {
  path: 'relay',
  service: { asked: 5, answered: 5, medianMs: 12, worstMs: 90 },
  device: {
    picture: 'camera',
    width: 1_280,
    height: 720,
    framesPerSecond: 30,
    encodeMsPerFrame: 9,
    isOverloaded: false,
  },
};

const say = (facts: CheckFacts, figures: Figures | undefined, language: Language = 'en') =>
  Object.fromEntries(
    checkLines(facts, figures, words(language)).map(({ id, sentence }) => [id, sentence]),
  );

describe('the lines of a check', () => {
  it('say the value, the limit and what that proves', () => {
    expect(say(FACTS, FIGURES)).toEqual({
      loss: 'No packet of 1,900 was lost on the way to the relay and back. Too few packets to prove the limit of 0.05 %.',
      jitter:
        'For 95 % of the time jitter was at most 4 ms. Too short a time to prove the limit of 50 ms.',
      delay:
        'For 95 % of the time a packet took at most 210 ms to the relay and back. The limit of the contract is 150 ms.',
      hd: 'The picture was HD in 4 of 5 seconds. Too short a time to prove the limit of 95 %.',
      service: 'The service usually answers within 12 ms, at worst 90 ms.',
      device: 'It encodes an HD picture in 9 ms and has 33 ms for each.',
    });
    const [loss] = checkLines(FACTS, FIGURES, words('en'));
    expect(loss).toMatchObject({ name: 'Packet loss', verdict: 'not-enough-data', clause: '5.4' });
  });

  it('count what was lost, and say it in Chinese as well', () => {
    const lossy = { ...FIGURES, loss: figure('breached', 0.0158, 1_900, 30) };
    expect(say(FACTS, lossy)['loss']).toBe(
      '30 of 1,900 packets were lost on the way to the relay and back (1.6 %). The limit of the contract is 0.05 %.',
    );
    expect(say(FACTS, lossy, 'zh-CN')['loss']).toBe(
      '往返中继服务器的 1,900 个数据包，丢失了 30 个（1.6%）。合同限值为 0.05%。',
    );
    expect(say(FACTS, { ...FIGURES, loss: figure('met', 0, 90_000) })['loss']).toContain('enough');
  });

  it('claim nothing of a network that was not tested', () => {
    const lines = checkLines({ ...FACTS, path: 'local' }, FIGURES, words('en'));
    const network = lines.filter(({ id }) => ['loss', 'jitter', 'delay'].includes(id));
    expect(network.map(({ verdict }) => verdict)).toEqual([undefined, undefined, undefined]);
    expect(network[0]?.sentence).toBe('Not measured: nothing has left this device.');
    expect(lines.find(({ id }) => id === 'hd')?.sentence).toContain('4 of 5 seconds');
    expect(pathSentence('local', words('en'))).toContain('only this device was tested');
    expect(pathSentence('relay', words('en'))).toContain('relay');
    const gone = { ...FACTS, path: 'relay-unreachable', device: undefined } as const;
    expect(say(gone, undefined)).toMatchObject({
      loss: 'Not measured: there was no connection.',
      hd: 'Not measured: there was no connection.',
      device: 'How busy it is could not be measured.',
    });
    expect(pathSentence('relay-unreachable', words('en'))).toContain('cannot be reached');
  });

  it('say why there is no HD to judge, and what was looked at instead of a camera', () => {
    const none = { ...FIGURES, hd: { ...figure('not-enough-data', 0, 0), value: undefined } };
    const { device } = FACTS;
    if (!device) throw new Error('the facts have a device');
    const small = { ...FACTS, device: { ...device, width: 640, height: 480 } };
    expect(say(small, none)['hd']).toBe('The camera delivers 640 × 480, which is less than HD.');
    expect(say(FACTS, none)['hd']).toBe('Too little was seen to say anything about HD.');
    const slow = { ...device, picture: 'synthetic', isOverloaded: true, encodeMsPerFrame: 60 };
    expect(say({ ...FACTS, device: slow as typeof device }, FIGURES)['device']).toBe(
      'It cannot keep up: encoding a picture takes 60 ms, and a new one comes every 33 ms. The camera is off, so a test picture was sent.',
    );
  });

  it('say how often the service answered, when it did not always', () => {
    const partly = { ...FACTS, service: { asked: 3, answered: 2, medianMs: 9, worstMs: 9 } };
    expect(say(partly, FIGURES)['service']).toBe('The service answered 2 of 3 questions.');
  });
});
