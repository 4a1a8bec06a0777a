import type { StoreApi } from 'zustand/vanilla';
import { findDevice } from '../../domain/media/devices.ts';
import { processingWish } from '../../domain/media/soundProcessing.ts';
import type { MemberMedia, SourceFlag } from '../../domain/meeting/member.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { ok, type Reply } from '../../domain/reply.ts';
import type { CaptureKind, Devices } from '../rtc/devices/devices.ts';
import type { Clock } from '../platform/clock.ts';
import type { OpenBlur } from '../rtc/blur/port.ts';
import { blurredCapture, plainCapture, type Capture } from './capture.ts';
import { MediaSource } from './mediaSource.ts';
import type { Notices } from './notices.ts';
import type { MediaState, SourceState } from './state.ts';

/** Who uses my sources. */
export type Holder = 'preview' | 'meeting';

/** What my sources need. */
export interface MediaSourcesDeps {
  readonly store: StoreApi<MediaState>;
  readonly settings: StoreApi<Settings>;
  readonly devices: Devices;
  readonly notices: Notices;
  readonly createStream: (tracks: MediaStreamTrack[]) => MediaStream;
  /** What blurs the background, loaded when it is first wanted. */
  readonly loadBlur: () => Promise<Reply<OpenBlur>>;
  readonly clock: Clock;
}

/** My microphone and camera together, shown in the media store. */
export interface MediaSources {
  readonly microphone: MediaSource;
  readonly camera: MediaSource;
  /** Resolves when the sources are open, failed or closed. */
  hold(holder: Holder): Promise<void>;
  release(holder: Holder): void;
  /** Both sources in one stream; a new object whenever a track changed. */
  stream(): MediaStream | undefined;
  /** Either track may have changed. Returns its own undo. */
  onTracks(listener: () => void): () => void;
  /** Looks which devices there are. */
  refreshDevices(): Promise<void>;
  /** Closes the devices and stops listening. Idempotent. */
  close(): void;
}

/** My sources, closed until somebody holds them. */
export function createMediaSources(deps: MediaSourcesDeps): MediaSources {
  const { store, devices } = deps;
  const holders = new Set<Holder>();
  const trackListeners = new Set<() => void>();
  const local = createLocalStream(deps.createStream);
  const refreshDevices = () => showDevices(deps);

  const microphone = createSource(deps, 'microphone', changed);
  const camera = createSource(deps, 'camera', changed);
  const undoSettings = deps.settings.subscribe((now, before) => {
    if (now.soundProcessing !== before.soundProcessing) void microphone.reopen();
    if (now.blurBackground !== before.blurBackground) void changeBlur(camera);
  });
  const undoDevices = devices.onChange(() => {
    void refreshDevices();
    void microphone.devicesChanged();
    void camera.devicesChanged();
  });

  function changed() {
    const tracks = [microphone.track, camera.track].filter((track) => track !== null);
    const isNew = local.update(tracks);
    store.setState(({ localRevision }) => ({
      microphone: microphone.state,
      camera: camera.state,
      localRevision: isNew ? localRevision + 1 : localRevision,
    }));
    if (!isNew) return;
    for (const listener of trackListeners) listener();
    // Names of devices become known with the first access.
    if (tracks.length > 0) void refreshDevices();
  }

  async function apply() {
    const held = holders.size > 0;
    await Promise.all([microphone.setHeld(held), camera.setHeld(held)]);
  }

  return {
    microphone,
    camera,
    hold: (holder) => {
      holders.add(holder);
      return apply();
    },
    release: (holder) => {
      holders.delete(holder);
      void apply();
    },
    stream: () => local.current(),
    onTracks: (listener) => {
      trackListeners.add(listener);
      return () => void trackListeners.delete(listener);
    },
    refreshDevices,
    close: () => {
      undoDevices();
      undoSettings();
      holders.clear();
      void apply();
      trackListeners.clear();
    },
  };
}

/** What the others should know of my sources. A source that is just starting counts as on. */
export function memberMedia(state: Pick<MediaState, 'microphone' | 'camera'>): MemberMedia {
  return { microphone: flag(state.microphone), camera: flag(state.camera) };
}

/** A stream of the given tracks, made anew only when they are others. */
function createLocalStream(create: (tracks: MediaStreamTrack[]) => MediaStream) {
  let tracks: readonly MediaStreamTrack[] = [];
  let stream: MediaStream | undefined;
  return {
    current: () => stream,
    /** True when the stream is another one now. */
    update(now: MediaStreamTrack[]): boolean {
      if (now.length === tracks.length && now.every((track, index) => track === tracks[index])) {
        return false;
      }
      tracks = now;
      stream = now.length > 0 ? create(now) : undefined;
      return true;
    },
  };
}

async function showDevices({ store, devices, settings }: MediaSourcesDeps): Promise<void> {
  const lists = await devices.list();
  const speaker = findDevice(lists.speaker, settings.getState().devices.speaker);
  store.setState({ devices: lists, speakerId: speaker?.deviceId });
}

function flag({ wanted, status }: SourceState): SourceFlag {
  if (!wanted) return 'off';
  return status === 'failed' ? 'unavailable' : 'on';
}

/** The camera as it is wanted now; one that could not be blurred is tried again. */
async function changeBlur(camera: MediaSource): Promise<void> {
  if (camera.state.fault?.code === 'blur-failed') await camera.retry();
  else await camera.reopen();
}

async function openCapture(
  deps: MediaSourcesDeps,
  kind: CaptureKind,
  deviceId: string | undefined,
): Promise<Reply<Capture>> {
  const { devices, settings, notices } = deps;
  const { soundProcessing, blurBackground } = settings.getState();
  const reply = await devices.open(kind, deviceId, processingWish(soundProcessing));
  if (!reply.ok) return reply;
  // It goes to the others as music does; a muted or closed one says nothing of it.
  if (kind === 'microphone' && soundProcessing.original) reply.value.contentHint = 'music';
  if (kind === 'microphone' || !blurBackground) return ok(plainCapture(reply.value));
  const onSlow = () => {
    // Said first: from the next frame on the others see what is behind.
    notices.add({ kind: 'blur-off' });
    settings.setState({ blurBackground: false });
  };
  return blurredCapture(reply.value, { ...deps, onSlow });
}

function createSource(
  deps: MediaSourcesDeps,
  kind: 'microphone' | 'camera',
  onChange: () => void,
): MediaSource {
  const { devices, settings, store, notices } = deps;
  return new MediaSource({
    kind,
    wanted: store.getState()[kind].wanted,
    devices: {
      list: () => devices.list(),
      open: (which, deviceId) => openCapture(deps, which, deviceId),
    },
    preferred: () => settings.getState().devices[kind],
    onChange,
    onTrouble: ({ label, fault }) =>
      notices.add({
        kind: 'device',
        ...(label !== undefined && { name: label }),
        ...(fault && { fault }),
      }),
  });
}
