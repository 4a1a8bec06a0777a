import type { FaultCode } from '../../domain/fault.ts';
import { fail, ok } from '../../domain/reply.ts';
import type { Blur, OpenBlur } from '../../renderer/rtc/blur/port.ts';

/** One camera that is being blurred. */
export interface FakeBlur extends Blur {
  readonly of: MediaStreamTrack;
  closed: boolean;
  break(): void;
}

/** What a test does with the blur of a session. */
export interface FakeBlurs {
  /** Every camera that was ever blurred. */
  readonly all: FakeBlur[];
  /** Why it cannot be begun. */
  fault: FaultCode | undefined;
  /** Opening waits for this. */
  gate: Promise<void>;
  /** Frames so far, of whichever is open. */
  count: { captured: number; blurred: number };
  readonly open: OpenBlur;
}

/** A way to blur that the test slows down and breaks. */
export function createFakeBlur(): FakeBlurs {
  const fake: FakeBlurs = {
    all: [],
    fault: undefined,
    gate: Promise.resolve(),
    count: { captured: 0, blurred: 0 },
    open: async (device) => {
      await fake.gate;
      if (fake.fault) return fail(fake.fault, 'in a test');
      let broken = () => {};
      const blur: FakeBlur = {
        of: device,
        closed: false,
        track: { kind: 'video', blurred: device.label } as unknown as MediaStreamTrack,
        frames: () => ({ ...fake.count }),
        onBroken: (listener) => (broken = listener),
        close: () => (blur.closed = true),
        break: () => broken(),
      };
      fake.all.push(blur);
      return ok(blur);
    },
  };
  return fake;
}
