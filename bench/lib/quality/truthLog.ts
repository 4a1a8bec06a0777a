import type { ImpairedLink, Truth } from '../../../test/network/link/link.ts';
import {
  arrivingAt,
  roundTripBetween,
  sentBy,
  type SentTruth,
} from '../../../test/network/support/truth.ts';

/** What the link really did, looked at about once a second. */
export interface TruthSecond {
  readonly atMs: number;
  /** Since the link's account was reset, by the place that sent. */
  readonly sent: Readonly<Record<string, SentTruth>>;
  /** Added by the link in this second; `undefined` when nothing passed. */
  readonly roundTripMs: number | undefined;
  /** RFC 3550 jitter of the sound that comes to a place, as it is at this moment. */
  readonly jitterMs: Readonly<Record<string, number | undefined>>;
}

/** Keeps account of a call between two places. `repair`: payload types that are no media. */
export function keepTruth(
  link: ImpairedLink,
  places: readonly [string, string],
  repair: ReadonlySet<number>,
) {
  const seconds: TruthSecond[] = [];
  let before: Truth | undefined;
  return {
    seconds: seconds as readonly TruthSecond[],
    /** Adds a second. */
    look: async (): Promise<TruthSecond> => {
      const now = await link.truth();
      const each = <T>(read: (place: string) => T) =>
        Object.fromEntries(places.map((place) => [place, read(place)]));
      const second: TruthSecond = {
        atMs: Date.now(),
        sent: each((place) => sentBy(now, place, repair)),
        roundTripMs: before && roundTripBetween(before, now, places),
        jitterMs: each(
          (place) => arrivingAt(now, place, repair).find(({ kind }) => kind === 'audio')?.jitterMs,
        ),
      };
      before = now;
      seconds.push(second);
      return second;
    },
  };
}
