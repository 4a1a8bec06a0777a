import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceChoice } from '../../domain/settings/settings.ts';
import { captures, createFakeDevices } from '../../test/fakes/devices.ts';
import { MediaSource, type MediaSourceDeps } from './mediaSource.ts';

function setUp(kind: 'camera' | 'microphone', change: Partial<MediaSourceDeps> = {}) {
  const devices = createFakeDevices();
  const troubles: unknown[] = [];
  const chosen: { device: DeviceChoice | undefined } = { device: undefined };
  const source = new MediaSource({
    kind,
    wanted: true,
    devices: captures(devices),
    preferred: () => chosen.device,
    onChange: () => {},
    onTrouble: (trouble) => troubles.push(trouble),
    ...change,
  });
  return { source, devices, troubles, chosen };
}

const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));

describe('a camera', () => {
  it('is opened when somebody uses it and closed when nobody does', async () => {
    const { source, devices } = setUp('camera');
    expect(source.state.status).toBe('off');
    await source.setHeld(true);
    expect(source.state).toMatchObject({ status: 'live', deviceId: 'cam-1', wanted: true });
    await source.setHeld(false);
    expect(devices.live()).toEqual([]);
    expect(source.state).toMatchObject({ status: 'off', wanted: true });
  });

  it('is really closed when it is switched off', async () => {
    const { source, devices } = setUp('camera');
    await source.setHeld(true);
    await source.setWanted(false);
    expect(devices.live()).toEqual([]);
    await source.setWanted(true);
    expect(devices.live()).toHaveLength(1);
  });

  it('is closed again when it was switched off while it opened', async () => {
    const { source, devices } = setUp('camera');
    let open = () => {};
    devices.gate = new Promise((resolve) => (open = resolve));
    const held = source.setHeld(true);
    await settled();
    expect(source.state.status).toBe('starting');
    const off = source.setWanted(false);
    open();
    await Promise.all([held, off]);
    expect(devices.live()).toEqual([]);
    expect(source.state.status).toBe('off');
  });

  it('that fails says why, keeps the will and works when tried again', async () => {
    const { source, devices } = setUp('camera');
    devices.faults.set('camera', 'camera-busy');
    await source.setHeld(true);
    expect(source.state).toMatchObject({ status: 'failed', wanted: true });
    expect(source.state.fault?.code).toBe('camera-busy');
    devices.faults.clear();
    await source.retry();
    expect(source.state).toMatchObject({ status: 'live', fault: undefined });
  });

  it('that was missing is opened when it is plugged in, one that was refused is not', async () => {
    const { source, devices } = setUp('camera');
    devices.faults.set('camera', 'camera-missing');
    await source.setHeld(true);
    devices.faults.set('camera', 'camera-refused');
    await source.devicesChanged();
    devices.faults.clear();
    await source.devicesChanged();
    expect(source.state.fault?.code).toBe('camera-refused');
    await source.retry();
    expect(source.state.status).toBe('live');
  });

  it('that is pulled out is replaced by another, and that is said', async () => {
    const { source, devices, troubles } = setUp('camera');
    await source.setHeld(true);
    devices.lists.camera.shift();
    devices.tracks[0]?.breakAway();
    await settled();
    expect(source.state).toMatchObject({ status: 'live', deviceId: 'cam-2', wanted: true });
    expect(troubles).toEqual([{ label: 'Desk camera' }]);
  });

  it('that was the only one keeps the will for the next one', async () => {
    const { source, devices, troubles } = setUp('camera');
    await source.setHeld(true);
    devices.lists.camera.length = 0;
    devices.tracks[0]?.breakAway();
    await settled();
    expect(source.state).toMatchObject({ status: 'failed', wanted: true });
    expect(troubles).toMatchObject([{ fault: { code: 'camera-missing' } }]);
    devices.lists.camera.push({ deviceId: 'cam-9', label: 'New' });
    await source.devicesChanged();
    expect(source.state).toMatchObject({ status: 'live', deviceId: 'cam-9' });
  });
});

describe('a device that ends as soon as it is opened', () => {
  it('is given up after a few tries', async () => {
    const { source, devices } = setUp('camera');
    const { open } = devices;
    devices.open = async (...wish) => {
      const reply = await open(...wish);
      devices.tracks.at(-1)?.stop();
      return reply;
    };
    await source.setHeld(true);
    expect(source.state.fault?.code).toBe('device-failed');
    expect(devices.tracks.length).toBeLessThan(5);
    devices.open = open;
    await source.retry();
    expect(source.state.status).toBe('live');
  });
});

describe('a chosen device', () => {
  it('is taken, by its label when its id has changed', async () => {
    const { source, chosen } = setUp('camera');
    chosen.device = { deviceId: 'old-id', label: 'Desk camera' };
    await source.setHeld(true);
    expect(source.state.deviceId).toBe('cam-2');
  });

  it('that does not work gives way to the system’s', async () => {
    const { source, devices, chosen } = setUp('camera');
    chosen.device = { deviceId: 'cam-2', label: 'Desk camera' };
    devices.faults.set('cam-2', 'camera-busy');
    await source.setHeld(true);
    expect(source.state).toMatchObject({ status: 'live', deviceId: 'cam-1' });
  });

  it('takes over while the other is running, which is closed then', async () => {
    const { source, devices, chosen } = setUp('camera');
    await source.setHeld(true);
    chosen.device = { deviceId: 'cam-2', label: 'Desk camera' };
    await source.switchDevice();
    expect(source.state.deviceId).toBe('cam-2');
    expect(devices.live()).toHaveLength(1);
  });

  it('that cannot be opened leaves the running one alone, and that is said', async () => {
    const { source, devices, chosen, troubles } = setUp('camera');
    await source.setHeld(true);
    chosen.device = { deviceId: 'cam-2', label: 'Desk camera' };
    devices.faults.set('cam-2', 'camera-busy');
    await source.switchDevice();
    expect(source.state).toMatchObject({ status: 'live', deviceId: 'cam-1' });
    expect(troubles).toMatchObject([{ label: 'Desk camera', fault: { code: 'camera-busy' } }]);
  });

  it('is found after the first access has told the names', async () => {
    const { source, devices, chosen } = setUp('camera');
    chosen.device = { deviceId: 'cam-2', label: 'Desk camera' };
    const named = devices.lists.camera.splice(0);
    devices.open = new Proxy(devices.open, {
      apply: (open, self, values) => {
        if (devices.lists.camera.length === 0) devices.lists.camera.push(...named);
        return Reflect.apply(open, self, values);
      },
    });
    await source.setHeld(true);
    expect(source.state.deviceId).toBe('cam-2');
    expect(devices.live()).toHaveLength(1);
  });
});

describe('a microphone', () => {
  it('stays open and silent while it is muted', async () => {
    const { source, devices } = setUp('microphone');
    await source.setHeld(true);
    await source.setWanted(false);
    expect(devices.live()).toMatchObject([{ enabled: false }]);
    expect(source.state.status).toBe('off');
    await source.setWanted(true);
    expect(devices.tracks).toHaveLength(1);
    expect(devices.live()).toMatchObject([{ enabled: true }]);
  });

  it('is silent at once, before anything else is done', () => {
    const { source, devices } = setUp('microphone');
    return source.setHeld(true).then(() => {
      void source.setWanted(false);
      expect(devices.tracks[0]?.enabled).toBe(false);
      return undefined;
    });
  });

  it('is not opened before it is unmuted for the first time', async () => {
    const { source, devices } = setUp('microphone', { wanted: false });
    await source.setHeld(true);
    expect(devices.tracks).toEqual([]);
  });

  it('stays muted when another one takes over', async () => {
    const { source, devices, chosen } = setUp('microphone');
    devices.lists.microphone.push({ deviceId: 'mic-2', label: 'Desk' });
    await source.setHeld(true);
    await source.setWanted(false);
    chosen.device = { deviceId: 'mic-2', label: 'Desk' };
    await source.switchDevice();
    expect(devices.live()).toMatchObject([{ deviceId: 'mic-2', enabled: false }]);
  });

  it('that is pulled out while muted comes back with the voice, not before', async () => {
    const { source, devices } = setUp('microphone');
    await source.setHeld(true);
    await source.setWanted(false);
    devices.tracks[0]?.breakAway();
    await settled();
    expect(devices.live()).toEqual([]);
    expect(source.state.wanted).toBe(false);
    await source.setWanted(true);
    expect(source.state.status).toBe('live');
  });
});

describe('whatever is wished in whatever order', () => {
  const wish = fc.constantFrom(
    'on',
    'off',
    'hold',
    'release',
    'retry',
    'switch',
    'reopen',
    'break',
    'plug',
  );

  it('the will is the person’s, and no device stays open that is not used', async () => {
    const kind = fc.constantFrom('camera', 'microphone');
    await fc.assert(
      fc.asyncProperty(
        kind,
        fc.array(wish, { maxLength: 12 }),
        fc.boolean(),
        async (of, wishes, wait) => {
          const { source, devices } = setUp(of);
          let wanted = true;
          let held = false;
          for (const what of wishes) {
            if (what === 'on' || what === 'off') wanted = what === 'on';
            if (what === 'hold' || what === 'release') held = what === 'hold';
            const done = {
              on: () => source.setWanted(true),
              off: () => source.setWanted(false),
              hold: () => source.setHeld(true),
              release: () => source.setHeld(false),
              retry: () => source.retry(),
              switch: () => source.switchDevice(),
              reopen: () => source.reopen(),
              plug: () => source.devicesChanged(),
              break: async () => devices.live()[0]?.breakAway(),
            }[what]();
            if (wait) await done;
          }
          await settled();
          expect(source.state.wanted).toBe(wanted);
          const isOn = held && wanted;
          expect(source.state.status).toBe(isOn ? 'live' : 'off');
          expect(devices.live().length).toBeLessThanOrEqual(held ? 1 : 0);
          expect(devices.live().some(({ enabled }) => enabled)).toBe(isOn);
        },
      ),
      { numRuns: 200 },
    );
  });
});
