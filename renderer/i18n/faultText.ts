import type { Fault, FaultCode } from '../../domain/fault.ts';
import type { Language } from '../../domain/settings/settings.ts';
import { FAULTS_EN } from './faults.en.ts';
import { FAULTS_ZH } from './faults.zh.ts';

/**
 * Where the person meets a fault; some remedies are in the browser's settings, some in the system's. `desktop` is any
 * system, or one that is not known.
 */
export type Place = 'browser' | 'desktop' | 'windows' | 'macos' | 'linux';

/** A fault in words: what happened, and what to do about it. */
export interface FaultText {
  readonly what: string;
  readonly advice: string;
}

/**
 * The words of one fault in one language; `adviceDesktop` where the desktop program has another remedy, and those of one
 * system where that has one of its own.
 */
export interface FaultEntry extends FaultText {
  readonly adviceDesktop?: string;
  readonly adviceWindows?: string;
  readonly adviceMac?: string;
}

/** All faults of one language. A code without a sentence does not compile. */
export type FaultTexts = Readonly<Record<FaultCode, FaultEntry>>;

const TEXTS: Readonly<Record<Language, FaultTexts>> = { 'zh-CN': FAULTS_ZH, en: FAULTS_EN };

/** THE place where a fault code becomes sentences. */
export function faultText(
  fault: Pick<Fault, 'code'>,
  language: Language,
  place: Place = 'browser',
): FaultText {
  const entry = TEXTS[language][fault.code];
  return { what: entry.what, advice: remedy(entry, place) };
}

function remedy(entry: FaultEntry, place: Place): string {
  if (place === 'browser') return entry.advice;
  const own = { windows: entry.adviceWindows, macos: entry.adviceMac }[place as string];
  return own ?? entry.adviceDesktop ?? entry.advice;
}

/** The same as one run of text, for places with one line. */
export function faultSentence(
  fault: Pick<Fault, 'code'>,
  language: Language,
  place: Place = 'browser',
): string {
  const { what, advice } = faultText(fault, language, place);
  return language === 'zh-CN' ? what + advice : `${what} ${advice}`;
}
