import type { LinkReading } from '../../../domain/quality/counters.ts';
import type { Language } from '../../../domain/settings/settings.ts';
import { formatNumber } from '../../i18n/format.ts';

/** The words a reading needs, already in the right language. */
export interface FigureWords {
  readonly unknown: string;
  fps(value: string): string;
  ms(value: string): string;
  percent(value: string): string;
  packets(lost: string, expected: string): string;
}

/** A reading as people read it. Unknown is said, never shown as 0. */
export interface Figures {
  readonly resolution: string;
  readonly frameRate: string;
  readonly roundTrip: string;
  readonly jitter: string;
  readonly loss: string;
  /** The packets that `loss` rests on; `undefined` when it is unknown. */
  readonly packets: string | undefined;
}

/** Puts a reading into words; no reading at all is unknown throughout. */
export function figuresOf(
  reading: LinkReading | undefined,
  words: FigureWords,
  language: Language,
): Figures {
  const number = (value: number, digits = 0) => formatNumber(value, language, digits);
  const say = (value: number | undefined, unit: (text: string) => string, digits = 0) =>
    value === undefined ? words.unknown : unit(number(value, digits));
  const { width, height } = reading ?? {};
  const loss = reading?.lossPercent;
  return {
    resolution: width && height ? `${width}×${height}` : words.unknown,
    frameRate: say(reading?.framesPerSecond, words.fps),
    roundTrip: say(reading?.roundTripMs, words.ms),
    jitter: say(reading?.jitterMs, words.ms),
    loss: say(loss, words.percent, 2),
    packets:
      reading === undefined || loss === undefined
        ? undefined
        : words.packets(number(reading.packetsLost), number(reading.packetsExpected)),
  };
}
