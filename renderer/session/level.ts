import type { Clock } from '../platform/clock.ts';
import type { LevelMeter } from '../rtc/devices/levelMeter.ts';

/** A meter nobody has read for this long is closed: an open one keeps an audio thread busy. */
const IDLE_MS = 3_000;

/** The level of whatever microphone track there is, measured only while somebody asks. */
export interface Level {
  /** 0 to 1; `undefined` while there is no track. */
  read(track: MediaStreamTrack | null): number | undefined;
  /** Idempotent. */
  close(): void;
}

export function createLevel(create: (track: MediaStreamTrack) => LevelMeter, clock: Clock): Level {
  let open: { track: MediaStreamTrack; meter: LevelMeter; undo: () => void } | undefined;
  let readAtMs = 0;

  function close() {
    open?.undo();
    open?.meter.close();
    open = undefined;
  }
  return {
    read: (track) => {
      readAtMs = clock.monotonic();
      if (open && open.track !== track) close();
      if (!track) return undefined;
      open ??= {
        track,
        meter: create(track),
        undo: clock.every(IDLE_MS, () => {
          if (clock.monotonic() - readAtMs >= IDLE_MS) close();
        }),
      };
      return track.enabled ? open.meter.level() : 0;
    },
    close,
  };
}
