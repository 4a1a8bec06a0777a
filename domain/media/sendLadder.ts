import type { MemberId } from '../ids.ts';

/**
 * The sizes a camera's picture is sent in: lines of its shorter side. From one to the next there are about twice the
 * pixels, which is about twice the work. Nobody needs more than the 720 lines of HD (contract §5.5).
 */
export const RUNGS = [180, 360, 540, 720] as const;

export type Rung = (typeof RUNGS)[number];

/** What somebody asks for of somebody else's picture; 0 while they do not show it. */
export type Asked = Rung | 0;

export const TOP_RUNG = 720 satisfies Rung;

/** So much of the lines that are drawn is enough: what is missing cannot be seen. */
const ENOUGH = 0.9;
/**
 * A picture that is the only one is asked for in up to twice the lines it is drawn in. One stream costs little, it
 * is sharp at once when the window grows, and two people in an ordinary window have the HD that the contract promises.
 */
const ONLY_ONE = 2;

/** Bits a second that a size needs to be worth its pixels, and beyond which nothing more is seen. */
const BITRATES: Readonly<Record<Rung, { readonly least: number; readonly most: number }>> = {
  180: { least: 100_000, most: 250_000 },
  360: { least: 250_000, most: 700_000 },
  540: { least: 700_000, most: 1_300_000 },
  720: { least: 1_200_000, most: 2_500_000 },
};

/** All that a camera may send together, bits a second: what three HD pictures take. */
export const UPLINK_MOST = 8_000_000;

/** A size in pixels. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
}

const USUAL_PICTURE: Pixels = { width: 16, height: 9 };

/**
 * Lines of the shorter side of a picture as it is drawn in a tile of physical pixels: a lying picture fills the tile and
 * is cropped, an upright one is fitted into it.
 */
export function shownLines(tile: Pixels, picture: Pixels = USUAL_PICTURE): number {
  const { width, height } = picture;
  if (width <= 0 || height <= 0) return 0;
  const scales = [tile.width / width, tile.height / height] as const;
  const scale = height > width ? Math.min(...scales) : Math.max(...scales);
  return tile.width > 0 && tile.height > 0 ? Math.min(width, height) * scale : 0;
}

/** What to ask for of a picture that is drawn with so many lines, beside those of so many others in the room. */
export function askFor(lines: number, others: number): Asked {
  return rungFor(lines * ENOUGH * (others <= 1 ? ONLY_ONE : 1));
}

/** The smallest size with at least so many lines, or the largest there is. */
export function rungFor(lines: number): Asked {
  if (!(lines > 0)) return 0;
  return RUNGS.find((rung) => rung >= lines) ?? TOP_RUNG;
}

/** How my picture goes to one person. */
export interface PicturePlan {
  /** 0 sends nothing. */
  readonly lines: Asked;
  /** By how much the camera's picture is made smaller, 1 or more. */
  readonly scaleDownBy: number;
  /** Bits a second. */
  readonly maxBitrate: number;
  /** Why it is smaller than was asked for: the processor, or so many who receive it. */
  readonly heldBackBy: 'cpu' | 'other' | undefined;
}

/** How a picture goes to somebody who has not said anything yet. */
export const FIRST_PLAN: PicturePlan = {
  lines: TOP_RUNG,
  scaleDownBy: 1,
  maxBitrate: BITRATES[TOP_RUNG].most,
  heldBackBy: undefined,
};

/** What I can send at most. */
export interface SendingLimits {
  /** Shorter side of what the camera delivers; `undefined` is not known yet. */
  readonly sourceLines: number | undefined;
  /** What the processor can do; see `processorCap.ts`. */
  readonly cap: Rung;
}

/**
 * What to send to everybody who receives my camera.
 *
 *  1. Nobody gets more than they asked for, than the camera has, or than the processor can do.
 *  2. Together they get no more than {@link UPLINK_MOST}. Where that is too little for all, the largest pictures become
 *     smaller, all of them alike.
 *  3. What is left of it makes pictures better, in the same share for everybody.
 */
export function planSending(
  asks: ReadonlyMap<MemberId, Asked>,
  { sourceLines, cap }: SendingLimits,
): ReadonlyMap<MemberId, PicturePlan> {
  const source = sourceLines === undefined ? TOP_RUNG : rungFor(sourceLines);
  const wanted = [...asks].map(([who, asked]) => [who, lower(asked, source)] as const);
  const able = wanted.map(([, lines]) => lower(lines, cap));
  const shared = RUNGS.findLast((rung) => sum(able, rung, 'least') <= UPLINK_MOST) ?? RUNGS[0];
  const bitrateOf = shareOut(able, shared);
  return new Map(
    wanted.map(([who, want]) => {
      const lines = lower(lower(want, cap), shared);
      const plan: PicturePlan = {
        lines,
        scaleDownBy:
          sourceLines === undefined || lines === 0 ? 1 : Math.max(1, sourceLines / lines),
        maxBitrate: bitrateOf(lines),
        heldBackBy: heldBackBy(want, lines, cap),
      };
      return [who, plan];
    }),
  );
}

function heldBackBy(want: Asked, lines: Asked, cap: Rung): PicturePlan['heldBackBy'] {
  if (lines >= want) return undefined;
  return lines === cap ? 'cpu' : 'other';
}

function lower(one: Asked, other: Asked): Asked {
  return one < other ? one : other;
}

function sum(all: readonly Asked[], cap: Rung, which: 'least' | 'most'): number {
  return all.reduce<number>((total, one) => {
    const lines = lower(one, cap);
    return lines === 0 ? total : total + BITRATES[lines][which];
  }, 0);
}

/** Bits a second by size, so that all together stay within what there is. */
function shareOut(all: readonly Asked[], cap: Rung): (lines: Asked) => number {
  const [least, most] = [sum(all, cap, 'least'), sum(all, cap, 'most')];
  // More people than even the smallest size is enough for.
  const squeeze = Math.min(1, UPLINK_MOST / Math.max(1, least));
  const share = most > least ? Math.min(1, Math.max(0, (UPLINK_MOST - least) / (most - least))) : 0;
  return (lines) => {
    if (lines === 0) return 0;
    const rate = BITRATES[lines];
    return Math.floor((rate.least + (rate.most - rate.least) * share) * squeeze);
  };
}
