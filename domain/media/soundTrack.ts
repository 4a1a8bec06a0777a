// A recording's sound is one unbroken line, as long as its picture. What comes is put where it belongs by the time it
// was made; a hole (no device, a page that was held up) is filled with silence.

/** So far off, a piece of sound still counts as following the one before: below what eyes and ears tell apart. */
const TOLERANCE_S = 0.1;
/** Sound that has not come by then is taken for missing, so that the picture need not wait for it. */
const MISSING_S = 1;
/** How much of the newest sound is still given time to come. */
const STILL_COMING_S = 0.5;

/** What becomes of a piece of sound: seconds of silence to write before it, and whether it is written at all. */
export interface SoundPlace {
  readonly silenceS: number;
  readonly isTaken: boolean;
}

/** Places a piece that begins at `startS` after `writtenS` seconds that are written already. */
export function placeSound(writtenS: number, startS: number): SoundPlace {
  const holeS = startS - writtenS;
  if (holeS > TOLERANCE_S) return { silenceS: holeS, isTaken: true };
  return { silenceS: 0, isTaken: holeS >= -TOLERANCE_S };
}

/** Seconds of silence to write now because nothing has come for too long; 0 mostly. */
export function missingSound(writtenS: number, nowS: number): number {
  return nowS - writtenS > MISSING_S ? nowS - STILL_COMING_S - writtenS : 0;
}
