import { describe, expect, it } from 'vitest';
import { createDevices } from './devices.ts';
import { rootMeanSquare } from './levelMeter.ts';

class FakeMediaDevices extends EventTarget {
  readonly asked: MediaStreamConstraints[] = [];
  error: Error | undefined;
  infos: Partial<MediaDeviceInfo>[] = [];

  async getUserMedia(constraints: MediaStreamConstraints) {
    this.asked.push(constraints);
    if (this.error) throw this.error;
    return { getTracks: () => [{ id: 'track' }] };
  }

  async enumerateDevices() {
    if (this.error) throw this.error;
    return this.infos;
  }
}

const PROCESSING = { echoCancellation: true, noiseSuppression: false, autoGainControl: true };

function setUp(withMedia = true) {
  const media = new FakeMediaDevices();
  const mediaDevices = media as unknown as MediaDevices;
  const devices = createDevices({
    navigator: withMedia ? { mediaDevices } : {},
    HTMLMediaElement: { prototype: { setSinkId: () => {} } },
  });
  return { media, devices };
}

describe('the devices of a browser', () => {
  it('are asked for one kind at a time, HD and 30 frames if they can', async () => {
    const { devices, media } = setUp();
    expect(await devices.open('camera', undefined, PROCESSING)).toMatchObject({ ok: true });
    expect(await devices.open('microphone', 'mic-1', PROCESSING)).toMatchObject({ ok: true });
    expect(media.asked[0]).toEqual({
      video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
    });
    expect(media.asked[1]).toEqual({ audio: { deviceId: { exact: 'mic-1' }, ...PROCESSING } });
  });

  it('say what is wrong as a fault', async () => {
    const { devices, media } = setUp();
    media.error = new DOMException('in use', 'NotReadableError');
    expect(await devices.open('camera', undefined, PROCESSING)).toMatchObject({
      ok: false,
      fault: { code: 'camera-busy' },
    });
    expect(await devices.list()).toEqual({ microphone: [], camera: [], speaker: [] });
  });

  it('are nothing on a page that may not use them', async () => {
    const { devices } = setUp(false);
    expect(await devices.open('camera', undefined, PROCESSING)).toMatchObject({
      fault: { code: 'device-failed' },
    });
    expect((await devices.list()).camera).toEqual([]);
    expect(() => devices.onChange(() => {})()).not.toThrow();
  });

  it('are listed by kind, without those that have no id yet', async () => {
    const { devices, media } = setUp();
    media.infos = [
      { kind: 'audioinput', deviceId: 'm', label: 'Headset' },
      { kind: 'videoinput', deviceId: '', label: '' },
      { kind: 'audiooutput', deviceId: 's', label: 'Speaker' },
    ];
    expect(await devices.list()).toEqual({
      microphone: [{ deviceId: 'm', label: 'Headset' }],
      camera: [],
      speaker: [{ deviceId: 's', label: 'Speaker' }],
    });
    expect(devices.canChooseSpeaker).toBe(true);
  });

  it('tell when something is plugged in, until nobody listens', () => {
    const { devices, media } = setUp();
    let changes = 0;
    const undo = devices.onChange(() => (changes += 1));
    media.dispatchEvent(new Event('devicechange'));
    undo();
    media.dispatchEvent(new Event('devicechange'));
    expect(changes).toBe(1);
  });
});

describe('the level of a sound', () => {
  it('is its root mean square', () => {
    expect(rootMeanSquare(new Float32Array(8))).toBe(0);
    expect(rootMeanSquare(new Float32Array([0.5, -0.5, 0.5, -0.5]))).toBeCloseTo(0.5);
    expect(rootMeanSquare(new Float32Array([2, -2]))).toBe(1);
    expect(rootMeanSquare(new Float32Array())).toBe(0);
  });
});
