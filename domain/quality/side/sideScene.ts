import type { MemberId } from '../../ids.ts';
import type { LinkRow, LinkRows } from './linkRows.ts';
import { viewLink, type LinkView } from './linkViews.ts';
import { findOverload, type Overload } from './overload.ts';
import type { DeviceSample, Direction, Limitation, LinkStanding, QualityTick } from '../sample.ts';
import type { SideReason } from '../sideFinding.ts';
import type { QualityJudgement } from '../verdict.ts';

/** What may be poor over a good network. */
export type MediaTrouble = 'picture' | 'sound';

/** Something that is wrong between this client and one person. */
export interface Trouble {
  readonly memberId: MemberId;
  readonly direction: Direction;
  readonly kind: 'network' | MediaTrouble;
  readonly reasons: readonly SideReason[];
}

/** The connections of this client, and what is wrong with them; in the order of the people's ids, as everything here. */
export interface Links {
  readonly links: readonly LinkView[];
  readonly troubles: readonly Trouble[];
}

/** Everything that is known when it is asked whose side it is. */
export interface Scene extends Links {
  /** `undefined`: not known. */
  readonly ownOverload: Overload | undefined;
  /** Of those whose picture or sound is poor, or who see or hear mine poorly. */
  readonly farOverload: ReadonlyMap<MemberId, Overload>;
  /** What the far ends said last of their other connections. */
  readonly farLinks: ReadonlyMap<MemberId, readonly LinkStanding[]>;
}

/** Looks at the connections to the people who are there. */
export function viewLinks(people: readonly LinkRows[], judgement: QualityJudgement): Links {
  const links = people.map((rows) => viewLink(rows, judgement));
  return { links, troubles: links.flatMap(troublesOf) };
}

/** Looks at everything else too, which is needed only when something is wrong. `window` has the oldest tick first. */
export function viewScene(
  { links, troubles }: Links,
  people: readonly LinkRows[],
  window: readonly QualityTick[],
): Scene {
  const poor = new Set(
    troubles.flatMap(({ kind, memberId }) => (kind === 'network' ? [] : [memberId])),
  );
  return {
    links,
    troubles,
    ownOverload: findOverload({
      samples: window.flatMap(({ device }) => device ?? []),
      limitations: worstOfEachSecond(people.flatMap(({ sending }) => sending)),
      whose: 'device',
    }),
    farOverload: farOverloads(
      people.filter(({ memberId }) => poor.has(memberId)),
      window,
    ),
    farLinks: new Map(
      (window.at(-1)?.farEnds ?? []).map(({ memberId, otherLinks }) => [memberId, otherLinks]),
    ),
  };
}

const DIRECTIONS = ['receiving', 'sending'] as const;
const MEDIA = ['picture', 'sound'] as const;
const NO_TROUBLE: readonly Trouble[] = [];

/** Poor picture and sound over an impaired network are that network's; otherwise they stand for themselves. */
function troublesOf(link: LinkView): readonly Trouble[] {
  const { memberId, delay } = link;
  const isWell = DIRECTIONS.every((direction) => {
    const { network, picture, sound } = link[direction];
    return network !== 'impaired' && !picture.reason && !sound.reason;
  });
  if (isWell) return NO_TROUBLE;
  return DIRECTIONS.flatMap((direction): readonly Trouble[] => {
    const { network, reasons } = link[direction];
    if (network === 'impaired') {
      const all = delay ? [...reasons, delay] : reasons;
      return [{ memberId, direction, kind: 'network', reasons: all }];
    }
    return MEDIA.flatMap((kind) => {
      const { reason } = link[direction][kind];
      return reason ? [{ memberId, direction, kind, reasons: [reason] }] : [];
    });
  });
}

function farOverloads(
  people: readonly LinkRows[],
  window: readonly QualityTick[],
): ReadonlyMap<MemberId, Overload> {
  if (people.length === 0) return new Map();
  const told = new Map<MemberId, DeviceSample[]>();
  for (const { memberId, device } of window.flatMap(({ farEnds }) => farEnds)) {
    if (!device) continue;
    const samples = told.get(memberId);
    if (samples) samples.push(device);
    else told.set(memberId, [device]);
  }
  return new Map(
    people.flatMap(({ memberId, receiving }) => {
      const overload = findOverload({
        samples: told.get(memberId) ?? [],
        limitations: worstOfEachSecond(receiving),
        whose: 'far',
      });
      return overload ? [[memberId, withMember(overload, memberId)] as const] : [];
    }),
  );
}

function withMember(overload: Overload, memberId: MemberId): Overload {
  return { ...overload, reasons: overload.reasons.map((reason) => ({ ...reason, memberId })) };
}

const WORST_FIRST: readonly Limitation[] = ['cpu', 'bandwidth', 'other', 'none'];

/** What held the encoders back, one word for each second in which they said anything. */
function worstOfEachSecond(rows: readonly LinkRow[]): readonly Limitation[] {
  const worst = new Map<number, Limitation>();
  for (const { tick, limitation } of rows) {
    if (limitation === undefined) continue;
    const before = worst.get(tick) ?? 'none';
    const isWorse = WORST_FIRST.indexOf(limitation) < WORST_FIRST.indexOf(before);
    worst.set(tick, isWorse ? limitation : before);
  }
  return [...worst.values()];
}
