import { fault, type FaultCode } from '../../domain/fault.ts';
import type { ProcessingWish } from '../../domain/media/soundProcessing.ts';
import { failWith, ok } from '../../domain/reply.ts';
import { plainCapture } from '../../renderer/session/capture.ts';
import type { CaptureDevices } from '../../renderer/session/mediaSource.ts';
import type {
  CaptureKind,
  Device,
  Devices,
  DeviceLists,
} from '../../renderer/rtc/devices/devices.ts';
import type { ScreenCapture } from '../../renderer/rtc/devices/screen.ts';

/** A track that can be stopped by its owner and broken away by the test. */
export class FakeTrack extends EventTarget {
  readonly kind: string;
  readonly label: string;
  readonly deviceId: string;
  enabled = true;
  contentHint = '';
  readyState = 'live';

  readonly #kind: CaptureKind;
  readonly #made: FakeTrack[];

  /** `made` gets this track and its copies. */
  constructor(kind: CaptureKind, device: Device, made: FakeTrack[] = []) {
    super();
    this.#kind = kind;
    this.#made = made;
    made.push(this);
    this.kind = kind === 'camera' ? 'video' : 'audio';
    this.label = device.label;
    this.deviceId = device.deviceId;
  }

  getSettings() {
    return { deviceId: this.deviceId };
  }

  /** What the copies of a track share with it is the device alone. */
  clone(): FakeTrack {
    const copy = new FakeTrack(this.#kind, this, this.#made);
    copy.enabled = this.enabled;
    copy.contentHint = this.contentHint;
    return copy;
  }

  stop() {
    this.readyState = 'ended';
  }

  /** The device is pulled out. */
  breakAway() {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

/** Devices of a computer that the test plugs in, breaks and holds back. */
export interface FakeDevices extends Omit<Devices, 'open'> {
  open(
    kind: CaptureKind,
    deviceId: string | undefined,
    processing?: ProcessingWish,
  ): ReturnType<Devices['open']>;
  readonly lists: { -readonly [K in keyof DeviceLists]: Device[] };
  /** Faults by device id, or by kind for the system's choice. */
  readonly faults: Map<string, FaultCode>;
  /** Every track that was ever handed out, and copies of them. */
  readonly tracks: FakeTrack[];
  readonly listeners: Set<() => void>;
  /** While set, opening waits for it. */
  gate: Promise<void> | undefined;
  /** What the person chooses to show; nothing at first. */
  screen: { readonly picture: FakeTrack; readonly sound: FakeTrack | undefined } | undefined;
  /** How each device was asked to be opened, oldest first. */
  readonly wishes: ({ kind: CaptureKind } & Partial<ProcessingWish>)[];
  live(): readonly FakeTrack[];
}

/** A computer with two cameras, one microphone and one speaker. */
export function createFakeDevices(): FakeDevices {
  const fake: FakeDevices = {
    lists: {
      camera: [
        { deviceId: 'cam-1', label: 'Lid camera' },
        { deviceId: 'cam-2', label: 'Desk camera' },
      ],
      microphone: [{ deviceId: 'mic-1', label: 'Headset' }],
      speaker: [{ deviceId: 'out-1', label: 'Loudspeaker' }],
    },
    faults: new Map(),
    tracks: [],
    wishes: [],
    listeners: new Set(),
    gate: undefined,
    screen: undefined,
    canChooseSpeaker: true,
    canShareScreen: true,
    openScreen: async () => ok(fake.screen as unknown as ScreenCapture | undefined),
    live: () => fake.tracks.filter(({ readyState }) => readyState === 'live'),
    list: async () => structuredClone(fake.lists),
    onChange: (listener) => {
      fake.listeners.add(listener);
      return () => fake.listeners.delete(listener);
    },
    open: async (kind, deviceId, processing) => {
      fake.wishes.push({ kind, ...processing });
      await fake.gate;
      const code = fake.faults.get(deviceId ?? kind);
      if (code) return failWith(fault(code));
      const device = fake.lists[kind].find((one) => !deviceId || one.deviceId === deviceId);
      if (!device) return failWith(fault(`${kind}-missing`));
      const track = new FakeTrack(kind, device, fake.tracks);
      return ok(track as unknown as MediaStreamTrack);
    },
  };
  return fake;
}

/** The same devices, whose tracks are taken as they are. */
export function captures(devices: FakeDevices): CaptureDevices {
  return {
    list: devices.list,
    open: async (kind, deviceId) => {
      const reply = await devices.open(kind, deviceId);
      return reply.ok ? ok(plainCapture(reply.value)) : reply;
    },
  };
}
