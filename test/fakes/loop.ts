import { LOOP_END } from '../../domain/quality/showing/check.ts';
import type { MediaKind } from '../../domain/quality/sample.ts';
import type { Loop, LoopNeeds } from '../../renderer/rtc/loop/loop.ts';
import type { StatsConnection } from '../../renderer/rtc/stats/sampler.ts';

/** How a fake loop behaves. */
export interface LoopTrace {
  /** Never connects when false. */
  readonly connects: boolean;
  readonly lossPercent: number;
  readonly roundTripMs: number;
  readonly encodeMs: number;
  readonly height: number;
}

const GOOD: LoopTrace = {
  connects: true,
  lossPercent: 0,
  roundTripMs: 40,
  encodeMs: 9,
  height: 720,
};
const PACKETS: Readonly<Record<MediaKind, number>> = { audio: 50, video: 140 };

/** A call of a window with itself whose statistics are made up; its seconds are those of the fake clock. */
export class FakeLoop implements Loop {
  readonly needs: LoopNeeds;
  readonly connected: Promise<boolean>;
  readonly sent: [MediaKind, MediaStreamTrack][] = [];
  readonly received = {} as MediaStream;
  closed = false;
  readonly #trace: LoopTrace;
  readonly #nowMs: () => number;
  readonly #startMs: number;

  constructor(needs: LoopNeeds, trace: Partial<LoopTrace>, nowMs: () => number) {
    this.needs = needs;
    this.#trace = { ...GOOD, ...trace };
    this.#nowMs = nowMs;
    this.#startMs = nowMs();
    this.connected = this.#trace.connects ? Promise.resolve(true) : new Promise(() => {});
  }

  connections(): readonly StatsConnection[] {
    return [
      this.#connection('sender', () => this.#sender()),
      this.#connection('receiver', () => this.#receiver()),
    ];
  }

  async setTrack(kind: MediaKind, track: MediaStreamTrack) {
    this.sent.push([kind, track]);
  }

  close() {
    this.closed = true;
  }

  #connection(end: string, entries: () => object[]): StatsConnection {
    return {
      connectionId: `loop ${end}`,
      people: [LOOP_END],
      personOf: () => LOOP_END,
      getStats: async () => {
        const timestamp = this.#nowMs();
        const all = [...entries(), ...this.#pair()].map((entry) => ({ ...entry, timestamp }));
        return new Map(all.map((entry, index) => [String(index), entry]));
      },
    };
  }

  get #seconds() {
    return 1 + (this.#nowMs() - this.#startMs) / 1_000;
  }

  #pair(): object[] {
    const candidateType = this.needs.iceServers.length > 0 ? 'relay' : 'host';
    const responsesReceived = Math.floor(this.#seconds);
    return [
      { id: 'T', type: 'transport', selectedCandidatePairId: 'CP' },
      {
        id: 'CP',
        type: 'candidate-pair',
        localCandidateId: 'L',
        remoteCandidateId: 'R',
        responsesReceived,
        totalRoundTripTime: (responsesReceived * this.#trace.roundTripMs) / 1_000,
      },
      { id: 'L', type: 'local-candidate', candidateType, protocol: 'udp' },
      { id: 'R', type: 'remote-candidate', candidateType, protocol: 'udp' },
    ];
  }

  #sender(): object[] {
    const { height, encodeMs } = this.#trace;
    const frames = Math.floor(this.#seconds * 30);
    const width = (height * 16) / 9;
    return [
      { id: 'S', type: 'media-source', kind: 'video', frames, width, height },
      {
        id: 'OV',
        type: 'outbound-rtp',
        kind: 'video',
        ssrc: 2,
        active: true,
        mediaSourceId: 'S',
        framesEncoded: frames,
        totalEncodeTime: (frames * encodeMs) / 1_000,
        frameHeight: height,
        qualityLimitationReason: 'none',
      },
    ];
  }

  #receiver(): object[] {
    const { height } = this.#trace;
    return (['audio', 'video'] as const).map((kind, index) => {
      const expected = Math.floor(this.#seconds * PACKETS[kind]);
      const packetsLost = Math.floor((expected * this.#trace.lossPercent) / 100);
      const frames = Math.floor(this.#seconds * 30);
      return {
        id: `I${kind}`,
        type: 'inbound-rtp',
        kind,
        ssrc: index + 3,
        packetsReceived: expected - packetsLost,
        retransmittedPacketsReceived: 0,
        packetsLost,
        bytesReceived: expected * 900,
        jitter: 0.004,
        lastPacketReceivedTimestamp: this.#nowMs(),
        ...(kind === 'video' && {
          framesDecoded: frames,
          frameWidth: (height * 16) / 9,
          frameHeight: height,
        }),
      };
    });
  }
}
