import type { MemberId } from '../../domain/ids.ts';
import type {
  CandidateKind,
  DeviceSample,
  Direction,
  FarFacts,
  LinkStanding,
  QualitySample,
  QualityTick,
} from '../../domain/quality/sample.ts';
import type { SideFinding } from '../../domain/quality/sideFinding.ts';
import type {
  Figures,
  PromiseFigure,
  PromiseId,
  QualityJudgement,
} from '../../domain/quality/verdict.ts';
import { sideTick, startSide, type SideState } from '../../domain/quality/side/whoseSide.ts';

/** One direction of a connection in one second. What is left out is as in a good call. */
export interface DirectionTrace {
  readonly lossPercent?: number;
  readonly jitterMs?: number;
  readonly outageMs?: number;
  readonly framesPerSecond?: number;
  readonly shortSide?: number;
  readonly cpuLimited?: boolean;
  /** Of the sound was made up. */
  readonly concealedPercent?: number;
  /** Neither sound nor picture is sent. */
  readonly off?: boolean;
}

/** A person of a synthetic call in one second. */
export interface PersonTrace {
  readonly id: string;
  readonly receiving?: DirectionTrace;
  readonly sending?: DirectionTrace;
  readonly roundTripMs?: number;
  readonly relayed?: boolean;
  /** `undefined`: says nothing of itself. */
  readonly device?: Partial<DeviceSample>;
  readonly otherLinks?: readonly LinkStanding[];
}

/** A second of a synthetic call. */
export interface SecondTrace {
  readonly people: readonly PersonTrace[];
  readonly device?: Partial<DeviceSample>;
}

/** Another connection of a far end, far away and direct unless told otherwise. */
export function standing(
  state: LinkStanding['state'],
  change: Partial<LinkStanding> = {},
): LinkStanding {
  return { state, isRelayed: false, isNear: false, ...change };
}

const GOOD_DEVICE: DeviceSample = {
  encodeMsPerFrame: 8,
  capturedFramesPerSecond: 30,
  encodedFramesPerSecond: 30,
  capturedSoundShare: 1,
  pressure: undefined,
  timerLateMs: 5,
};

/** A judgement in which nothing is decided, but for the breaches of the last two minutes that are named. */
export function judgementWith(
  breaches: readonly (readonly [person: string, direction: Direction, promise: PromiseId])[] = [],
): QualityJudgement {
  const figure: PromiseFigure = {
    verdict: 'not-enough-data',
    value: undefined,
    total: 0,
    bad: 0,
    evidence: { met: 1, breached: 1 },
  };
  const figures: Figures = { loss: figure, jitter: figure, delay: figure, hd: figure };
  const people: Record<
    string,
    Partial<Record<Direction, Record<'now' | 'fiveMinutes' | 'call', Figures>>>
  > = {};
  for (const [person, direction, promise] of breaches) {
    const now: Figures = { ...figures, [promise]: { ...figure, verdict: 'breached' } };
    people[person] = {
      ...people[person],
      [direction]: { now, fiveMinutes: figures, call: figures },
    };
  }
  return {
    atMs: 0,
    call: { now: figures, fiveMinutes: figures, call: figures },
    people,
    outage: { downMs: 0, expectedMs: 0 },
  };
}

/** The tick of one second. Lost packets are spread evenly over the seconds, so that their sum is the share. */
export function toTick(second: number, { people, device }: SecondTrace): QualityTick {
  return {
    atMs: second * 1_000,
    samples: people.flatMap((person) => [
      ...samplesOf(second, person, 'receiving'),
      ...samplesOf(second, person, 'sending'),
    ]),
    device: { ...GOOD_DEVICE, ...device },
    farEnds: people.flatMap((person): FarFacts[] => {
      const { id, otherLinks } = person;
      if (!person.device && !otherLinks) return [];
      const said = person.device && { ...GOOD_DEVICE, ...person.device };
      return [{ memberId: id as MemberId, device: said, otherLinks: otherLinks ?? [] }];
    }),
  };
}

/** Plays a call second by second; `at` is asked for each. Returns every finding that was shown. */
export function play(
  seconds: number,
  at: (second: number) => SecondTrace,
  judgement: QualityJudgement = judgementWith(),
): { readonly shown: readonly SideFinding[]; readonly state: SideState } {
  let state = startSide();
  const shown: SideFinding[] = [];
  for (let second = 0; second < seconds; second += 1) {
    state = sideTick(state, toTick(second, at(second)), judgement);
    shown.push(state.finding);
  }
  return { shown, state };
}

const PACKETS = { audio: 50, video: 140 } as const;

function samplesOf(second: number, person: PersonTrace, direction: Direction): QualitySample[] {
  const trace = person[direction] ?? {};
  return (['audio', 'video'] as const).map((kind): QualitySample => {
    const isUp = trace.off !== true && (trace.outageMs ?? 0) < 1_000;
    const packetsExpected = isUp ? PACKETS[kind] : 0;
    const until = (seconds: number) =>
      Math.floor((seconds * packetsExpected * (trace.lossPercent ?? 0)) / 100);
    const isPicture = kind === 'video' && isUp;
    const shortSide = trace.shortSide ?? 720;
    const relay: CandidateKind = person.relayed === true ? 'relay' : 'host';
    return {
      memberId: person.id as MemberId,
      direction,
      kind,
      atMs: second * 1_000,
      spanMs: 1_000,
      isOn: trace.off !== true,
      isAskedSmall: false,
      packetsExpected,
      packetsLost: until(second + 1) - until(second),
      outageMs: trace.outageMs ?? 0,
      jitterMs: isUp ? (trace.jitterMs ?? 4) : undefined,
      roundTripMs: isUp ? (person.roundTripMs ?? 30) : undefined,
      kilobitsPerSecond: isUp ? 1_000 : undefined,
      width: isPicture ? (shortSide * 16) / 9 : undefined,
      height: isPicture ? shortSide : undefined,
      frames: kind === 'video' ? (isUp ? (trace.framesPerSecond ?? 30) : 0) : undefined,
      sourceWidth: 1_280,
      sourceHeight: 720,
      freezes: 0,
      frozenMs: 0,
      concealedMs: kind === 'audio' && isUp ? (trace.concealedPercent ?? 0) * 10 : undefined,
      bufferMs: 40,
      codec: kind === 'audio' ? 'opus' : 'H264',
      path: { local: relay, remote: 'host', protocol: 'udp' },
      limitation: kind === 'video' ? (trace.cpuLimited === true ? 'cpu' : 'none') : undefined,
    };
  });
}
