import { useMemo } from 'react';
import type { PromiseId, Verdict } from '../../domain/quality/verdict.ts';
import type { Language } from '../../domain/settings/settings.ts';
import type { Translate } from '../i18n/texts.ts';
import { useLanguage, useTexts } from '../i18n/useTexts.ts';
import { qualityTexts } from './qualityTexts.ts';

type QualityTranslate = Translate<NonNullable<(typeof qualityTexts)['keys']>>;

const PROMISE_NAMES = {
  loss: 'promise.loss',
  jitter: 'promise.jitter',
  delay: 'promise.delay',
  hd: 'promise.hd',
} as const satisfies Record<PromiseId, string>;

const VERDICT_NAMES = {
  met: 'verdict.met',
  breached: 'verdict.breached',
  'not-enough-data': 'verdict.unknown',
} as const satisfies Record<Verdict, string>;

/** Figures as people read them. What is `undefined` is said to be unknown. */
export interface QualityWords {
  readonly unknown: string;
  promise(promise: PromiseId): string;
  verdict(verdict: Verdict): string;
  /** A share of 0 to 1 as per cent. */
  share(value: number | undefined): string;
  ms(value: number | undefined): string;
  fps(value: number | undefined): string;
  seconds(value: number | undefined): string;
  /** A figure in the unit of its promise, or the promise's limit. */
  value(promise: PromiseId, value: number | undefined): string;
  count(value: number): string;
}

/** Puts figures into the words of a language. */
export function qualityWords(t: QualityTranslate, language: Language): QualityWords {
  // Made once: a table asks for hundreds of numbers a second, and making a format takes longer than using it.
  const formats = [0, 1, 2, 3].map(
    (digits) => new Intl.NumberFormat(language, { maximumFractionDigits: digits }),
  );
  const number = (value: number, digits = 0) => formats[digits]?.format(value) ?? String(value);
  const known = (value: number | undefined, say: (value: number) => string) =>
    value === undefined ? t('unknown') : say(value);
  const share = (value: number | undefined) =>
    known(value, (part) => {
      const percent = part * 100;
      return t('unit.percent', { value: number(percent, digitsOf(percent)) });
    });
  const ms = (value: number | undefined) =>
    known(value, (one) => t('unit.ms', { value: number(one) }));
  return {
    unknown: t('unknown'),
    promise: (promise) => t(PROMISE_NAMES[promise]),
    verdict: (verdict) => t(VERDICT_NAMES[verdict]),
    share,
    ms,
    fps: (value) => known(value, (one) => t('unit.fps', { value: number(one) })),
    seconds: (value) => known(value, (one) => t('unit.seconds', { value: number(one, 1) })),
    value: (promise, value) => (promise === 'loss' || promise === 'hd' ? share(value) : ms(value)),
    count: (value) => number(value),
  };
}

/** Of a limit of 0.05 % the second digit matters and of 0.01 % the third; of 5 % none does. */
function digitsOf(percent: number): number {
  if (percent < 0.02) return 3;
  if (percent < 1) return 2;
  return percent < 10 ? 1 : 0;
}

/** The words of the current language. */
export function useQualityWords(): QualityWords {
  const t = useTexts(qualityTexts);
  const language = useLanguage();
  return useMemo(() => qualityWords(t, language), [t, language]);
}
