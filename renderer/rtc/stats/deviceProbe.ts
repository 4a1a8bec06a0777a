import type { DeviceSample } from '../../../domain/quality/sample.ts';
import type { Clock } from '../../platform/clock.ts';

const PERIOD_MS = 250;
const STATES = ['nominal', 'fair', 'serious', 'critical'] as const;

/** The part of a {@link DeviceSample} that the page itself feels. */
export type DeviceFeeling = Pick<DeviceSample, 'pressure' | 'timerLateMs'>;

/** How busy this device is. */
export interface DeviceProbe {
  /** Since the last time it was asked. */
  read(): DeviceFeeling;
  /** Idempotent. */
  close(): void;
}

/** What is used of a `PressureObserver` (W3C Compute Pressure), which few browsers have. */
interface PressureObserverLike {
  observe(source: 'cpu', options: { sampleInterval: number }): Promise<void>;
  disconnect(): void;
}

type PressureObserverClass = new (
  changed: (records: readonly { readonly state: string }[]) => void,
) => PressureObserverLike;

/** What a probe takes of the page's window. */
export interface ProbeWindow {
  readonly document: Pick<Document, 'hidden'>;
  readonly PressureObserver?: unknown;
}

/** Watches the processor's pressure, where the browser tells it, and how late the page's own timers come. */
export function createDeviceProbe(window: ProbeWindow, clock: Clock): DeviceProbe {
  const pressure = watchPressure(window);
  const timers = watchTimers(window, clock);
  return {
    read: () => ({ pressure: pressure.state(), timerLateMs: timers.worstMs() }),
    close: () => {
      pressure.close();
      timers.close();
    },
  };
}

/** Missing, forbidden by policy, or on a page that is not secure: then the pressure is unknown. */
function watchPressure({ PressureObserver }: ProbeWindow) {
  let state: DeviceSample['pressure'];
  let observer: PressureObserverLike | undefined;
  if (typeof PressureObserver === 'function') {
    try {
      observer = new (PressureObserver as PressureObserverClass)((records) => {
        const last = records.at(-1)?.state;
        state = STATES.find((known) => known === last);
      });
      observer.observe('cpu', { sampleInterval: 1_000 }).catch(() => {});
    } catch {
      observer = undefined;
    }
  }
  return { state: () => state, close: () => observer?.disconnect() };
}

/** Browsers hold back the timers of hidden pages on purpose: then lateness says nothing and is unknown. */
function watchTimers({ document }: ProbeWindow, clock: Clock) {
  let dueMs = clock.monotonic() + PERIOD_MS;
  let worstMs: number | undefined;
  const undo = clock.every(PERIOD_MS, () => {
    const nowMs = clock.monotonic();
    if (!document.hidden) worstMs = Math.max(worstMs ?? 0, nowMs - dueMs);
    // A timer that comes late does not make the next one late.
    dueMs = nowMs + PERIOD_MS;
  });
  return {
    worstMs: () => {
      const worst = worstMs;
      worstMs = undefined;
      return worst;
    },
    close: undo,
  };
}
