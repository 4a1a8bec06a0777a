import type { MemberId } from '../../ids.ts';
import type { EpochMs } from '../../time.ts';
import type { DeviceSample, LinkStanding, MediaKind, QualitySample } from '../sample.ts';
import type { SendingFacts, SendingView } from './sending.ts';

/** Facts of a far end that are older are not of now. */
export const FACTS_LIVE_MS = 5_000;

/** What a receiver knows of one kind of media in one span; the rest of a sample is the sender's to know. */
export type ToldFigures = Omit<
  QualitySample,
  'memberId' | 'direction' | 'sourceWidth' | 'sourceHeight' | 'path' | 'limitation' | 'worst'
>;

/** What one end tells the other once a second. Times are on the teller's wall clock. */
export interface FarReport {
  readonly atMs: EpochMs;
  /** What the teller receives of the one it tells. */
  readonly receiving: readonly ToldFigures[];
  /** What it sends to them. */
  readonly sending: Readonly<Record<MediaKind, SendingFacts>>;
  readonly device: DeviceSample | undefined;
  /** Its connections to everybody else, without saying to whom. */
  readonly otherLinks: readonly LinkStanding[];
  /** Lines of the told one's picture that the teller asks for, 0 for no picture; unknown of older clients, which take what comes. */
  readonly asks: number | undefined;
}

/** The part of a sample that is told to the person it is about, in hundredths: finer than anything that is measured. */
export function toldFigures(sample: QualitySample): ToldFigures {
  return {
    kind: sample.kind,
    atMs: sample.atMs,
    spanMs: short(sample.spanMs),
    isOn: sample.isOn,
    isAskedSmall: sample.isAskedSmall,
    packetsExpected: sample.packetsExpected,
    packetsLost: sample.packetsLost,
    outageMs: short(sample.outageMs),
    jitterMs: sample.jitterMs && short(sample.jitterMs),
    roundTripMs: sample.roundTripMs && short(sample.roundTripMs),
    kilobitsPerSecond: sample.kilobitsPerSecond && short(sample.kilobitsPerSecond),
    width: sample.width,
    height: sample.height,
    frames: sample.frames,
    freezes: sample.freezes,
    frozenMs: sample.frozenMs && short(sample.frozenMs),
    concealedMs: sample.concealedMs && short(sample.concealedMs),
    bufferMs: sample.bufferMs && short(sample.bufferMs),
    codec: sample.codec,
  };
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Whose report it is, and what the one who reads it knows. */
export interface ReportReader {
  readonly memberId: MemberId;
  /** Add it to a time of the report to have it on this client's wall clock. */
  readonly clockOffsetMs: number;
  readonly sending: SendingView;
}

/** What of my media arrives at a far end, by its word: samples of direction `sending`, at the time it saw them. */
export function sendingSamples(report: FarReport, reader: ReportReader): readonly QualitySample[] {
  const { memberId, clockOffsetMs, sending } = reader;
  return report.receiving.map((told) => {
    const { sourceWidth, sourceHeight, limitation } = sending.media[told.kind];
    // Field by field, so that they are of one make with the samples of receiving, which engines read much quicker.
    return {
      memberId,
      direction: 'sending',
      kind: told.kind,
      atMs: Math.round(told.atMs + clockOffsetMs),
      spanMs: told.spanMs,
      isOn: told.isOn,
      isAskedSmall: told.isAskedSmall,
      packetsExpected: told.packetsExpected,
      packetsLost: told.packetsLost,
      outageMs: told.outageMs,
      jitterMs: told.jitterMs,
      roundTripMs: told.roundTripMs,
      kilobitsPerSecond: told.kilobitsPerSecond,
      width: told.width,
      height: told.height,
      frames: told.frames,
      sourceWidth,
      sourceHeight,
      freezes: told.freezes,
      frozenMs: told.frozenMs,
      concealedMs: told.concealedMs,
      bufferMs: told.bufferMs,
      codec: told.codec,
      path: sending.path,
      limitation,
    };
  });
}
