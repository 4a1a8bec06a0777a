import type { MemberId } from '../../domain/ids.ts';
import type { QualitySample, QualityTick } from '../../domain/quality/sample.ts';
import type {
  Figures,
  PromiseFigure,
  PromiseId,
  QualityJudgement,
  ScopedFigures,
} from '../../domain/quality/verdict.ts';

/** A good second of sound from Bo. */
export function aSample(change: Partial<QualitySample> = {}): QualitySample {
  return {
    memberId: 'bo' as MemberId,
    direction: 'receiving',
    kind: 'audio',
    atMs: 1_000,
    spanMs: 1_000,
    isOn: true,
    isAskedSmall: false,
    packetsExpected: 200,
    packetsLost: 0,
    outageMs: 0,
    jitterMs: 5,
    roundTripMs: 40,
    kilobitsPerSecond: 32,
    width: undefined,
    height: undefined,
    frames: undefined,
    sourceWidth: undefined,
    sourceHeight: undefined,
    freezes: undefined,
    frozenMs: undefined,
    concealedMs: 0,
    bufferMs: 60,
    codec: 'opus',
    path: { local: 'host', remote: 'host', protocol: 'udp' },
    limitation: undefined,
    ...change,
  };
}

/** A good second of a picture from Bo. */
export function aPicture(change: Partial<QualitySample> = {}): QualitySample {
  return aSample({
    kind: 'video',
    width: 1280,
    height: 720,
    frames: 30,
    freezes: 0,
    codec: 'H264',
    kilobitsPerSecond: 1_200,
    ...change,
  });
}

/** A second in which these samples were taken. */
export function aTick(atMs: number, samples: readonly QualitySample[]): QualityTick {
  return {
    atMs,
    samples: samples.map((sample) => ({ ...sample, atMs })),
    device: undefined,
    farEnds: [],
  };
}

type FigureChanges = Partial<Record<PromiseId, Partial<PromiseFigure>>>;

/** Figures of a call of which nothing is known, but for the changes. */
export function aFigures(change: FigureChanges = {}): Figures {
  const figure = (promise: PromiseId): PromiseFigure => ({
    verdict: 'not-enough-data',
    value: undefined,
    total: 0,
    bad: 0,
    evidence: { met: 1, breached: 1 },
    ...change[promise],
  });
  return {
    loss: figure('loss'),
    jitter: figure('jitter'),
    delay: figure('delay'),
    hd: figure('hd'),
  };
}

/** The same figures in all scopes. */
export function aScoped(change: FigureChanges = {}): ScopedFigures {
  const figures = aFigures(change);
  return { now: figures, fiveMinutes: figures, call: figures };
}

/** A judgement in which all people and directions have these figures. */
export function aJudgement(
  options: { atMs?: number; people?: readonly string[]; change?: FigureChanges } = {},
): QualityJudgement {
  const scoped = aScoped(options.change);
  return {
    atMs: options.atMs ?? 1_000,
    call: scoped,
    people: Object.fromEntries(
      (options.people ?? ['bo']).map((id) => [id, { receiving: scoped, sending: scoped }]),
    ),
    outage: { downMs: 0, expectedMs: 60_000 },
  };
}
