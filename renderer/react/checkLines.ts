import type {
  CheckCall,
  CheckDevice,
  CheckFacts,
  CheckPath,
  ServiceTrips,
} from '../../domain/quality/showing/check.ts';
import { HD_SHORT_SIDE, PROMISE_TERMS } from '../../domain/quality/promises.ts';
import {
  PROMISES,
  type Figures,
  type PromiseFigure,
  type PromiseId,
  type Verdict,
} from '../../domain/quality/verdict.ts';
import type { Translate } from '../i18n/texts.ts';
import type { checkTexts } from './checkTexts.ts';
import type { QualityWords } from './qualityWords.ts';

const FRAME_INTERVAL_MS = 1_000 / 30;

/** One line of a check's result: a sentence, and for a promise of the contract its verdict and clause. */
export interface CheckLine {
  readonly id: PromiseId | 'service' | 'device' | 'camera' | 'microphone' | 'speaker';
  readonly name: string;
  readonly sentence: string;
  readonly verdict?: Verdict;
  readonly clause?: string;
}

/** The languages' parts of it. */
export interface CheckWords {
  readonly t: Translate<NonNullable<(typeof checkTexts)['keys']>>;
  readonly words: QualityWords;
}

/** What a check says, one line for each promise and one each for the service and this device. */
export function checkLines(
  { path, service, device, call }: CheckFacts,
  figures: Figures | undefined,
  say: CheckWords,
): readonly CheckLine[] {
  return [
    ...(call ? callLines(call, device, say) : []),
    ...PROMISES.map((promise) => promiseLine({ promise, path, device, figures }, say)),
    { id: 'service', name: say.t('service'), sentence: serviceSentence(service, say) },
    { id: 'device', name: say.t('device'), sentence: deviceSentence(device, say) },
  ];
}

/** What a test call says of being seen, being heard and hearing. */
function callLines(
  { microphone, voiceHeard }: CheckCall,
  device: CheckDevice | undefined,
  { t }: CheckWords,
): readonly CheckLine[] {
  const voice = voiceHeard === undefined ? 'unknown' : voiceHeard ? 'heard' : 'silent';
  return [
    { id: 'camera', name: t('camera'), sentence: cameraSentence(device, t) },
    { id: 'microphone', name: t('microphone'), sentence: t(`microphone.${microphone}`) },
    { id: 'speaker', name: t('speaker'), sentence: t(`speaker.${voice}`) },
  ];
}

function cameraSentence(device: CheckDevice | undefined, t: CheckWords['t']): string {
  const { picture, width, height } = device ?? {};
  if (picture === 'synthetic') return t('camera.off');
  return width !== undefined && height !== undefined
    ? t('camera.well', { width, height })
    : t('camera.unknown');
}

/** What the media of a check went through. */
export function pathSentence(path: CheckPath, { t }: CheckWords): string {
  if (path === 'relay') return t('path.relay');
  return path === 'local' ? t('path.local') : t('path.unreachable');
}

interface PromiseNeeds {
  readonly promise: PromiseId;
  readonly path: CheckPath;
  readonly device: CheckDevice | undefined;
  readonly figures: Figures | undefined;
}

function promiseLine({ promise, path, device, figures }: PromiseNeeds, say: CheckWords): CheckLine {
  const { clause } = PROMISE_TERMS[promise];
  const line = { id: promise, name: say.words.promise(promise), clause };
  const figure = figures?.[promise];
  if (!figure || path === 'relay-unreachable') {
    return { ...line, sentence: say.t('notReached') };
  }
  if (promise !== 'hd' && path === 'local') return { ...line, sentence: say.t('notMeasured') };
  const { verdict } = figure;
  if (figure.total === 0) {
    const sentence = promise === 'hd' ? noHdSentence(device, say) : say.t('notReached');
    return { ...line, sentence, verdict };
  }
  const first = factSentence(promise, figure, say);
  const second = proofSentence(promise, verdict, say);
  return { ...line, sentence: say.t('both', { first, second }), verdict };
}

function factSentence(promise: PromiseId, figure: PromiseFigure, { t, words }: CheckWords): string {
  const { value, total, bad } = figure;
  if (promise === 'jitter') return t('jitter', { value: words.ms(value) });
  if (promise === 'delay') return t('delay', { value: words.ms(value) });
  if (promise === 'hd') {
    return t('hd', { good: words.count(total - bad), total: words.count(total) });
  }
  const counted = { total: words.count(total) };
  if (bad <= 0) return t('loss.none', counted);
  return t('loss.some', { ...counted, bad: words.count(bad), share: words.share(value) });
}

function noHdSentence(device: CheckDevice | undefined, { t }: CheckWords): string {
  const { width, height } = device ?? {};
  const isKnown = width !== undefined && height !== undefined;
  return isKnown && Math.min(width, height) < HD_SHORT_SIDE
    ? t('hd.camera', { width, height })
    : t('hd.none');
}

/** What so short a time proves. Most often that is nothing, and it is said. */
function proofSentence(promise: PromiseId, verdict: Verdict, { t, words }: CheckWords): string {
  const limit = words.value(promise, PROMISE_TERMS[promise].limit);
  if (verdict === 'met') return t('proof.met', { limit });
  if (verdict === 'breached') return t('proof.breached', { limit });
  return promise === 'loss' ? t('proof.packets', { limit }) : t('proof.seconds', { limit });
}

function serviceSentence(trips: ServiceTrips, { t, words }: CheckWords): string {
  const { asked, answered, medianMs, worstMs } = trips;
  return answered === asked && asked > 0
    ? t('service.well', { median: words.ms(medianMs), worst: words.ms(worstMs) })
    : t('service.partly', { asked, answered });
}

function deviceSentence(device: CheckDevice | undefined, { t, words }: CheckWords): string {
  if (!device || device.isOverloaded === undefined || device.encodeMsPerFrame === undefined) {
    return t('device.unknown');
  }
  const times = {
    encode: words.ms(device.encodeMsPerFrame),
    interval: words.ms(FRAME_INTERVAL_MS),
  };
  const sentence = device.isOverloaded ? t('device.slow', times) : t('device.well', times);
  return device.picture === 'camera'
    ? sentence
    : t('both', { first: sentence, second: t('synthetic') });
}
