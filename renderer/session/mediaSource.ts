import { findDevice, mayHealByItself } from '../../domain/media/devices.ts';
import { fault, type Fault } from '../../domain/fault.ts';
import type { Reply } from '../../domain/reply.ts';
import type { DeviceChoice } from '../../domain/settings/settings.ts';
import type { CaptureKind, DeviceLists } from '../rtc/devices/devices.ts';
import type { Capture } from './capture.ts';
import type { SourceState } from './state.ts';

const STILLBORN_MAX = 2;

/** The devices a source can open, as they are to be opened now. */
export interface CaptureDevices {
  open(kind: CaptureKind, deviceId: string | undefined): Promise<Reply<Capture>>;
  list(): Promise<DeviceLists>;
}

/** What one source needs. */
export interface MediaSourceDeps {
  readonly kind: CaptureKind;
  readonly wanted: boolean;
  readonly devices: CaptureDevices;
  /** The device the person chose, now or in an earlier meeting. */
  readonly preferred: () => DeviceChoice | undefined;
  /** State or track changed. */
  readonly onChange: () => void;
  /** A device broke away and another took over, or none could, or a chosen one could not be used. */
  readonly onTrouble: (trouble: { readonly label?: string; readonly fault?: Fault }) => void;
}

/**
 * My microphone or camera. It is told what is wished and works towards it one step at a time, so that
 * no order of wishes, slow devices and failures can leave a device open that nobody wants.
 *
 * A camera that is off is closed (its light goes out). A microphone that is muted stays open, silent, because
 * opening it again would cost the first word; one that was never unmuted is never opened.
 */
export class MediaSource {
  readonly #deps: MediaSourceDeps;
  #wanted: boolean;
  #held = false;
  #capture: Capture | undefined;
  #captureLife: AbortController | undefined;
  #opening = false;
  #fault: Fault | undefined;
  /** The person chose another device than the open one. */
  #switching = false;
  /** It was opened, or is being opened, in a way that does not hold any more. */
  #isStale = false;
  /** The chosen device was in the list when that last changed. */
  #isChosenHere = false;
  /** The open device broke away. */
  #lost = false;
  /** Tracks in a row that were over when they came. */
  #stillborn = 0;
  #dirty = false;
  #running: Promise<void> | undefined;

  constructor(deps: MediaSourceDeps) {
    this.#deps = deps;
    this.#wanted = deps.wanted;
  }

  get state(): SourceState {
    return {
      wanted: this.#wanted,
      status: this.#status(),
      fault: this.#fault,
      deviceId: this.#capture?.device.getSettings().deviceId,
    };
  }

  /** The open track; muted ones are open too. Stays this source's own. */
  get track(): MediaStreamTrack | null {
    return this.#capture?.track ?? null;
  }

  /** Of the device itself, where what is sent has fewer frames. */
  get framesPerSecond(): number | undefined {
    return this.#capture?.framesPerSecond();
  }

  /** The person's will. Resolves when it is done or has failed. */
  async setWanted(wanted: boolean): Promise<void> {
    this.#wanted = wanted;
    this.#fault = undefined;
    // Muting must not wait for whatever the device is doing.
    if (this.#capture && this.#deps.kind === 'microphone') this.#capture.track.enabled = wanted;
    await this.#settle();
  }

  /** Whether anybody uses this source; without users its device is closed. */
  async setHeld(held: boolean): Promise<void> {
    if (held === this.#held) return this.#running;
    this.#held = held;
    this.#fault = undefined;
    // Closing does not wait either.
    if (!held) this.#release();
    await this.#settle();
  }

  /** Another device was chosen. */
  async switchDevice(): Promise<void> {
    this.#switching = this.#capture !== undefined;
    this.#fault = undefined;
    await this.#settle();
  }

  /** The open device has to be opened in another way; one that is closed stays closed. */
  async reopen(): Promise<void> {
    if (!this.#capture && !this.#opening) return;
    this.#isStale = true;
    await this.#settle();
  }

  /** Tries again what has failed. */
  async retry(): Promise<void> {
    this.#fault = undefined;
    await this.#settle();
  }

  /**
   * Something was plugged in or out: what failed for want of a device may work now, and the chosen device, when it has
   * come (back), takes over from the one that stood in for it.
   */
  async devicesChanged(): Promise<void> {
    const { devices, kind, preferred } = this.#deps;
    // What is being opened now was looked up before.
    await this.#running;
    const wasHere = this.#isChosenHere;
    this.#isChosenHere = findDevice((await devices.list())[kind], preferred()) !== undefined;
    if (this.#capture && this.#isChosenHere && !wasHere) await this.switchDevice();
    if (this.#fault && mayHealByItself(this.#fault.code)) await this.retry();
  }

  #settle(): Promise<void> {
    this.#dirty = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    try {
      while (this.#dirty) {
        this.#dirty = false;
        await this.#step();
        this.#deps.onChange();
      }
    } finally {
      this.#running = undefined;
    }
  }

  async #step(): Promise<void> {
    if (!this.#isUseful()) {
      this.#release();
    } else if (!this.#capture) {
      if (this.#wanted && !this.#fault) await this.#start();
    } else if (this.#isStale) {
      // Closed first: Chromium gives an open microphone's processing to whoever opens it as well, and of a camera that
      // is to be blurred nothing more may go out as it is.
      this.#release();
      await this.#start();
    } else if (this.#switching) {
      this.#switching = false;
      await this.#switch(this.#capture.device);
    } else if (this.#deps.kind === 'microphone') {
      this.#capture.track.enabled = this.#wanted;
    }
  }

  #isUseful(): boolean {
    return this.#held && (this.#wanted || this.#deps.kind === 'microphone');
  }

  async #start(): Promise<void> {
    const { devices, kind, preferred, onChange, onTrouble } = this.#deps;
    this.#opening = true;
    this.#isStale = false;
    onChange();
    const reply = await openPreferred(devices, kind, preferred());
    this.#opening = false;
    if (this.#isStale) {
      if (reply.ok) reply.value.stop();
      return;
    }
    const wasLost = this.#lost;
    this.#lost = false;
    if (!reply.ok) {
      // A will that changed meanwhile is not told about a device it no longer wants.
      if (this.#isUseful() && this.#wanted) this.#fault = reply.fault;
      if (wasLost) onTrouble({ fault: reply.fault });
    } else if (this.#isUseful()) {
      this.#adopt(reply.value);
      if (wasLost) onTrouble({ label: reply.value.device.label });
    } else {
      reply.value.stop();
    }
  }

  async #switch(from: MediaStreamTrack): Promise<void> {
    const { devices, kind, preferred, onTrouble } = this.#deps;
    const chosen = findDevice((await devices.list())[kind], preferred());
    if (!chosen || chosen.deviceId === from.getSettings().deviceId) return;
    const reply = await devices.open(kind, chosen.deviceId);
    if (!reply.ok) {
      onTrouble({ label: chosen.label, fault: reply.fault });
    } else if (this.#isUseful()) {
      this.#adopt(reply.value);
    } else {
      reply.value.stop();
    }
  }

  #adopt(capture: Capture): void {
    this.#release();
    this.#captureLife = new AbortController();
    this.#capture = capture;
    const { track, device } = capture;
    if (this.#deps.kind === 'microphone') track.enabled = this.#wanted;
    device.addEventListener('ended', () => this.#breakAway(), { signal: this.#captureLife.signal });
    capture.onBroken((why) => this.#fail(why));
    // A device can be gone before anybody listens; one that goes every time is given up.
    if (device.readyState === 'live') this.#stillborn = 0;
    else if ((this.#stillborn += 1) <= STILLBORN_MAX) this.#breakAway();
    else this.#giveUp();
  }

  #fail(why: Fault): void {
    this.#release();
    this.#fault = why;
    void this.#settle();
  }

  #giveUp(): void {
    this.#release();
    this.#stillborn = 0;
    this.#fault = fault('device-failed', 'the device ends as soon as it is opened');
  }

  /** `ended` comes only when the device is gone or taken away, never from our own `stop()`. */
  #breakAway(): void {
    this.#release();
    this.#lost = this.#wanted;
    void this.#settle();
  }

  #release(): void {
    this.#switching = false;
    this.#captureLife?.abort();
    this.#captureLife = undefined;
    this.#capture?.stop();
    this.#capture = undefined;
  }

  #status(): SourceState['status'] {
    if (this.#fault) return 'failed';
    if (this.#opening) return 'starting';
    return this.#capture && this.#wanted ? 'live' : 'off';
  }
}

/**
 * Opens the remembered device when it is here, else the system's; and the system's when the remembered one
 * does not work. Before access was granted once, devices have no names, so it is looked for again afterwards.
 */
async function openPreferred(
  devices: CaptureDevices,
  kind: CaptureKind,
  preferred: DeviceChoice | undefined,
): Promise<Reply<Capture>> {
  const known = findDevice((await devices.list())[kind], preferred);
  const first = await devices.open(kind, known?.deviceId);
  if (!first.ok) {
    const isHopeless = known === undefined || !mayHealByItself(first.fault.code);
    return isHopeless ? first : devices.open(kind, undefined);
  }
  if (known || !preferred) return first;
  const found = findDevice((await devices.list())[kind], preferred);
  if (!found || found.deviceId === first.value.device.getSettings().deviceId) return first;
  const second = await devices.open(kind, found.deviceId);
  if (!second.ok) return first;
  first.value.stop();
  return second;
}
