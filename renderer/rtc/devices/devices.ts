import type { ProcessingWish } from '../../../domain/media/soundProcessing.ts';
import { deviceFault } from '../../../domain/media/devices.ts';
import { fail, failWith, ok, type Reply } from '../../../domain/reply.ts';
import type { DeviceKind } from '../../../domain/settings/settings.ts';
import { openScreen, type ScreenCapture } from './screen.ts';

/** A kind of device that can be listened or looked through. */
export type CaptureKind = Exclude<DeviceKind, 'speaker'>;

/** A device as it can be offered for choice. */
export interface Device {
  readonly deviceId: string;
  /** Empty until the person has allowed access once. */
  readonly label: string;
}

export type DeviceLists = Readonly<Record<DeviceKind, readonly Device[]>>;

/** PORT. Cameras, microphones and speakers of this computer. */
export interface Devices {
  /**
   * Opens a device, by id or the system's choice. The track is the caller's, who must stop it. `processing` is for
   * microphones: Chromium takes it when one is opened and not afterwards (MDN browser-compat-data #25717).
   * Refuses with a fault that says what is wrong with the device.
   */
  open(
    kind: CaptureKind,
    deviceId: string | undefined,
    processing: ProcessingWish,
  ): Promise<Reply<MediaStreamTrack>>;
  /** What is there now. Never rejects; a browser that cannot tell has none. */
  list(): Promise<DeviceLists>;
  /** Something was plugged in or out. Returns its own undo. */
  onChange(listener: () => void): () => void;
  /** Whether sound can be sent to a chosen speaker. */
  readonly canChooseSpeaker: boolean;
  /** Lets the person choose a screen, window or tab; `undefined` when they chose none. In answer to a press only. */
  openScreen(): Promise<Reply<ScreenCapture | undefined>>;
  /** Whether this browser can show screens at all; those of phones cannot. */
  readonly canShareScreen: boolean;
}

/** What the devices of a browser need of its window. `mediaDevices` is absent on pages that are not secure. */
export interface DevicesWindow {
  readonly navigator: { readonly mediaDevices?: MediaDevices };
  readonly HTMLMediaElement: { readonly prototype: object };
}

const NO_DEVICES: DeviceLists = { microphone: [], camera: [], speaker: [] };

/** HD at once; a camera that cannot gives what it has. */
const CAMERA: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};

/** The devices of this browser. */
export function createDevices(window: DevicesWindow): Devices {
  const media = window.navigator.mediaDevices;
  return {
    canChooseSpeaker: 'setSinkId' in window.HTMLMediaElement.prototype,
    canShareScreen: media !== undefined && 'getDisplayMedia' in media,
    openScreen: () => openScreen(media),
    open: (kind, deviceId, processing) =>
      open(media, kind, deviceId, kind === 'camera' ? CAMERA : processing),
    list: async () => {
      if (!media) return NO_DEVICES;
      try {
        return sortOut(await media.enumerateDevices());
      } catch {
        return NO_DEVICES;
      }
    },
    onChange: (listener) => {
      const life = new AbortController();
      media?.addEventListener('devicechange', () => listener(), { signal: life.signal });
      return () => life.abort();
    },
  };
}

async function open(
  media: MediaDevices | undefined,
  kind: CaptureKind,
  deviceId: string | undefined,
  wish: MediaTrackConstraints,
): Promise<Reply<MediaStreamTrack>> {
  if (!media) return fail('device-failed', 'this page may not use devices');
  const constraints = deviceId === undefined ? wish : { ...wish, deviceId: { exact: deviceId } };
  try {
    // One kind at a time: a missing camera must not cost the microphone.
    const stream = await media.getUserMedia(
      kind === 'camera' ? { video: constraints } : { audio: constraints },
    );
    const track = stream.getTracks()[0];
    return track ? ok(track) : fail('device-failed', 'the browser gave no track');
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    return failWith(deviceFault(kind, name, error instanceof Error ? error.message : ''));
  }
}

const KIND_OF: Readonly<Record<MediaDeviceKind, DeviceKind>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

function sortOut(infos: readonly MediaDeviceInfo[]): DeviceLists {
  const lists: Record<DeviceKind, Device[]> = { microphone: [], camera: [], speaker: [] };
  for (const { kind, deviceId, label } of infos) {
    // Before access was granted a browser lists one nameless device per kind, which cannot be chosen.
    if (deviceId !== '') lists[KIND_OF[kind]].push({ deviceId, label });
  }
  return lists;
}
