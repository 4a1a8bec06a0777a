import type { StoreApi } from 'zustand/vanilla';
import type { Devices } from '../rtc/devices/devices.ts';
import type { ScreenCapture } from '../rtc/devices/screen.ts';
import type { Notices } from './notices.ts';
import type { MediaState } from './state.ts';

/** What showing a screen needs. */
export interface ScreenSourceDeps {
  readonly store: StoreApi<MediaState>;
  readonly devices: Pick<Devices, 'openScreen'>;
  readonly notices: Notices;
}

/** My screen, while I show it. */
export interface ScreenSource {
  /** Lets the person choose; nothing else is chosen meanwhile. Failures are notices. */
  start(): Promise<void>;
  /** Idempotent. */
  stop(): void;
  current(): ScreenCapture | undefined;
  /** It began, ended, or another one is shown. Returns its own undo. */
  onChange(listener: () => void): () => void;
}

export function createScreenSource({ store, devices, notices }: ScreenSourceDeps): ScreenSource {
  const listeners = new Set<() => void>();
  let capture: ScreenCapture | undefined;
  let isChoosing = false;
  /** Whether it was stopped while the person was choosing. */
  let isUnwanted = false;

  function show() {
    const status = capture ? 'live' : isChoosing ? 'choosing' : 'off';
    store.setState({ screen: { status, hasSound: capture?.sound !== undefined } });
  }

  function take(next: ScreenCapture | undefined) {
    release(capture);
    capture = next;
    // The source disappeared, or the browser's own bar was used: it is over, not a trouble.
    next?.picture.addEventListener('ended', () => {
      if (capture === next) take(undefined);
    });
    show();
    for (const listener of listeners) listener();
  }

  return {
    start: async () => {
      if (isChoosing || capture) return;
      isChoosing = true;
      isUnwanted = false;
      show();
      const chosen = await devices.openScreen();
      isChoosing = false;
      if (!chosen.ok) notices.add({ kind: 'device', fault: chosen.fault });
      const opened = chosen.ok ? chosen.value : undefined;
      // A source can be gone before anybody listens.
      const isOver = opened?.picture.readyState === 'ended';
      if (isUnwanted || isOver) release(opened);
      if (opened && !isUnwanted && !isOver) take(opened);
      else show();
    },
    stop: () => {
      isUnwanted = isChoosing;
      if (capture) take(undefined);
    },
    current: () => capture,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function release(capture: ScreenCapture | undefined) {
  capture?.picture.stop();
  capture?.sound?.stop();
}
