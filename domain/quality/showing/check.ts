import type { MemberId } from '../../ids.ts';
import { median } from '../side/median.ts';
import { findOverload } from '../side/overload.ts';
import type { QualitySample, QualityTick } from '../sample.ts';

/** Under which samples of a check go: the other end of its loop is this device itself. */
export const LOOP_END = 'loop-of-this-device' as MemberId;

/** Seconds that a check measures media for. */
export const CHECK_SECONDS = 12;

/**
 * The way the media of a check took: to the service's relay and back, or from this device to itself because the
 * service has no relay, which tells nothing of the network. `relay-unreachable`: there is one and it did not answer.
 */
export type CheckPath = 'relay' | 'relay-unreachable' | 'local';

/** How long questions to the service take to be answered. */
export interface ServiceTrips {
  readonly asked: number;
  readonly answered: number;
  readonly medianMs?: number | undefined;
  readonly worstMs?: number | undefined;
}

/** How this device got on with sending one picture in HD. */
export interface CheckDevice {
  /** `synthetic`: a picture made for the check, because the camera was off. */
  readonly picture: 'camera' | 'synthetic';
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly framesPerSecond?: number | undefined;
  readonly encodeMsPerFrame?: number | undefined;
  /** It cannot keep up with one connection already; missing when too little is known. */
  readonly isOverloaded?: boolean | undefined;
}

/** What a test call found of being heard and hearing. */
export interface CheckCall {
  /** Of this device, at the far end: `silent` while it was open, `off` when it was not. Without it, a test tone was sent. */
  readonly microphone: 'heard' | 'silent' | 'off';
  /** The person's own word on the far end's voice; missing until they have given it. */
  readonly voiceHeard?: boolean | undefined;
}

/** What a check found beside its figures. */
export interface CheckFacts {
  readonly path: CheckPath;
  readonly service: ServiceTrips;
  /** Missing when no media came about. */
  readonly device?: CheckDevice | undefined;
  /** Of a test call only. */
  readonly call?: CheckCall | undefined;
}

/** Sums up the questions to the service; `undefined` stands for one that was not answered. */
export function serviceTrips(tripsMs: readonly (number | undefined)[]): ServiceTrips {
  const answers = tripsMs.filter((ms) => ms !== undefined);
  return {
    asked: tripsMs.length,
    answered: answers.length,
    medianMs: median(answers),
    worstMs: answers.length > 0 ? Math.max(...answers) : undefined,
  };
}

/**
 * A sample of the loop as a sample of this device's network.
 *
 *  1. Through the relay a packet goes there and back: its loss is of both ways together, which no single way
 *     exceeds. A round trip of the loop goes there and back twice, and half of it is the way that the contract means.
 *  2. Without a relay no packet has seen a network, so nothing of a network was measured.
 */
export function asNetworkSample(sample: QualitySample, path: 'relay' | 'local'): QualitySample {
  const { roundTripMs } = sample;
  if (path === 'relay') {
    return { ...sample, roundTripMs: roundTripMs === undefined ? undefined : roundTripMs / 2 };
  }
  const unmeasured = { jitterMs: undefined, roundTripMs: undefined, outageMs: 0 };
  return { ...sample, ...unmeasured, packetsExpected: 0, packetsLost: 0 };
}

/** What the seconds of a check say of this device. */
export function checkDevice(
  ticks: readonly QualityTick[],
  picture: CheckDevice['picture'],
): CheckDevice {
  const devices = ticks.flatMap(({ device }) => device ?? []);
  const video = ticks.flatMap(({ samples }) => samples.filter(({ kind }) => kind === 'video'));
  const overload = findOverload({
    samples: devices,
    limitations: video.flatMap(({ limitation }) => limitation ?? []),
    whose: 'device',
  });
  return {
    picture,
    width: median(video.map(({ sourceWidth }) => sourceWidth)),
    height: median(video.map(({ sourceHeight }) => sourceHeight)),
    framesPerSecond: median(devices.map((device) => device.encodedFramesPerSecond)),
    encodeMsPerFrame: median(devices.map((device) => device.encodeMsPerFrame)),
    isOverloaded: overload && overload.isProcessor,
  };
}
