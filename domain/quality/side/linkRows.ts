import type { MemberId } from '../../ids.ts';
import { pictureRow, type PictureRow } from './pictureView.ts';
import type { Direction, Limitation, MediaPath, QualitySample, QualityTick } from '../sample.ts';
import { soundRow, type SoundRow } from './soundView.ts';

/** One second of one direction of a connection, sound and picture together. */
export interface LinkRow {
  /** Number of the tick it came with. */
  readonly tick: number;
  readonly expected: number;
  readonly lost: number;
  readonly outageMs: number;
  /** Of sound; of the picture only when no sound comes, because that holds the sender's own bursts. */
  readonly jitterMs: number | undefined;
  readonly roundTripMs: number | undefined;
  /** Sound or picture was meant to be sent. */
  readonly isOn: boolean;
  readonly path: MediaPath | undefined;
  /** Of the encoder of a picture that was on. */
  readonly limitation: Limitation | undefined;
  /** Each `undefined` when it was not on, or nothing was measured of it. */
  readonly picture: PictureRow | undefined;
  readonly sound: SoundRow | undefined;
}

/** The seconds of both directions of the connection to one person, oldest first. */
export interface LinkRows extends Readonly<Record<Direction, readonly LinkRow[]>> {
  readonly memberId: MemberId;
  /** Number of the last tick that said anything about them. */
  readonly seen: number;
}

/** A window of ticks, by the numbers of its oldest and of its newest one. */
export interface TickRange {
  readonly oldest: number;
  readonly newest: number;
}

/** A person is gone when this many seconds in a row said nothing about them. */
const GONE_TICKS = 2;

/**
 * The seconds of a window after its newest tick has come, by person, in the order of their ids. Only what is new is
 * looked at: rows of seconds before are kept as they are until the window leaves them behind.
 */
export function moveRows(
  before: readonly LinkRows[],
  tick: QualityTick,
  { oldest, newest }: TickRange,
): readonly LinkRows[] {
  const came = gather(tick);
  const people: LinkRows[] = [];
  for (const { memberId, seen, receiving, sending } of before) {
    const drafts = came.get(memberId);
    if (!drafts && seen < oldest) continue;
    people.push({
      memberId,
      receiving: moved(receiving, drafts?.receiving, { oldest, newest }),
      sending: moved(sending, drafts?.sending, { oldest, newest }),
      seen: drafts ? newest : seen,
    });
    came.delete(memberId);
  }
  if (came.size === 0) return people;
  for (const [memberId, { receiving, sending }] of came) {
    people.push({
      memberId,
      receiving: moved([], receiving, { oldest, newest }),
      sending: moved([], sending, { oldest, newest }),
      seen: newest,
    });
  }
  return people.toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1));
}

/**
 * Who is still there. What the connection of somebody who has just left was like while they left says nothing about
 * anybody's network.
 */
export function presentOnes(people: readonly LinkRows[], newest: number): readonly LinkRows[] {
  return people.filter(({ seen }) => newest - seen < GONE_TICKS);
}

function moved(
  rows: readonly LinkRow[],
  draft: Draft | undefined,
  { oldest, newest }: TickRange,
): readonly LinkRow[] {
  let gone = 0;
  while ((rows[gone]?.tick ?? oldest) < oldest) gone += 1;
  const next = rows.slice(gone);
  if (draft) next.push(toRow(draft, newest));
  return next;
}

/** What one tick says of one direction. */
interface Draft {
  expected: number;
  lost: number;
  outageMs: number;
  roundTripMs: number | undefined;
  audio: QualitySample | undefined;
  video: QualitySample | undefined;
  /** Of the sender's microphone. */
  soundShare: number | undefined;
}

type Drafts = Record<Direction, Draft | undefined>;

function gather({ samples, device, farEnds }: QualityTick): Map<MemberId, Drafts> {
  const found = new Map<MemberId, Drafts>();
  for (const sample of samples) {
    let drafts = found.get(sample.memberId);
    if (!drafts)
      found.set(sample.memberId, (drafts = { receiving: undefined, sending: undefined }));
    const draft = (drafts[sample.direction] ??= emptyDraft());
    draft.expected += sample.packetsExpected;
    draft.lost += sample.packetsLost;
    draft.outageMs = Math.max(draft.outageMs, sample.outageMs);
    draft.roundTripMs ??= sample.roundTripMs;
    draft[sample.kind] = sample;
    if (sample.direction === 'sending') draft.soundShare = device?.capturedSoundShare;
  }
  for (const { memberId, device: far } of farEnds) {
    const draft = found.get(memberId)?.receiving;
    if (draft) draft.soundShare = far?.capturedSoundShare;
  }
  return found;
}

function emptyDraft(): Draft {
  return {
    expected: 0,
    lost: 0,
    outageMs: 0,
    roundTripMs: undefined,
    audio: undefined,
    video: undefined,
    soundShare: undefined,
  };
}

function toRow(draft: Draft, tick: number): LinkRow {
  const { expected, lost, outageMs, roundTripMs, audio, video, soundShare } = draft;
  return {
    tick,
    expected,
    lost,
    outageMs,
    jitterMs: audio?.jitterMs ?? video?.jitterMs,
    roundTripMs,
    isOn: audio?.isOn === true || video?.isOn === true,
    path: audio?.path ?? video?.path,
    limitation: video?.isOn === true ? video.limitation : undefined,
    picture: video && pictureRow(video),
    sound: audio && soundRow(audio, soundShare),
  };
}
