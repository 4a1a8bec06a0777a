import type { StoreApi } from 'zustand/vanilla';
import { findDevice } from '../../domain/media/devices.ts';
import { processingWish } from '../../domain/media/soundProcessing.ts';
import type { MemberMedia, SourceFlag } from '../../domain/meeting/member.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Devices } from '../rtc/devices/devices.ts';
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

function createSource(
  { devices, settings, store, notices }: MediaSourcesDeps,
  kind: 'microphone' | 'camera',
  onChange: () => void,
): MediaSource {
  return new MediaSource({
    kind,
    wanted: store.getState()[kind].wanted,
    devices: {
      list: () => devices.list(),
      open: (which, deviceId) =>
        devices.open(which, deviceId, processingWish(settings.getState().soundProcessing)),
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
