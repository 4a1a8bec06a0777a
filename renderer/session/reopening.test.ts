import { describe, expect, it } from 'vitest';
import type { DeviceChoice } from '../../domain/settings/settings.ts';
import { captures, createFakeDevices } from '../../test/fakes/devices.ts';
import { MediaSource } from './mediaSource.ts';

function setUp(wanted = true, chosen?: DeviceChoice) {
  const devices = createFakeDevices();
  const { open } = devices;
  const openBefore: number[] = [];
  devices.open = (...wish) => {
    openBefore.push(devices.live().length);
    return open(...wish);
  };
  const source = new MediaSource({
    kind: 'microphone',
    wanted,
    devices: captures(devices),
    preferred: () => chosen,
    onChange: () => {},
    onTrouble: () => {},
  });
  return { source, devices, openBefore };
}

describe('a microphone that is opened anew', () => {
  it('is closed first, or it would be processed as before', async () => {
    const { source, devices, openBefore } = setUp();
    await source.setHeld(true);
    await source.reopen();
    expect(openBefore).toEqual([0, 0]);
    expect(devices.live()).toMatchObject([{ deviceId: 'mic-1', enabled: true }]);
  });

  it('is muted as before, and open', async () => {
    const { source, devices } = setUp();
    await source.setHeld(true);
    await source.setWanted(false);
    await source.reopen();
    expect(devices.live()).toMatchObject([{ enabled: false }]);
    expect(source.state).toMatchObject({ wanted: false, status: 'off' });
  });

  it('says why when that fails, and works when tried again', async () => {
    const { source, devices } = setUp();
    await source.setHeld(true);
    devices.faults.set('microphone', 'microphone-busy');
    await source.reopen();
    expect(source.state.fault?.code).toBe('microphone-busy');
    devices.faults.clear();
    await source.retry();
    expect(source.state.status).toBe('live');
  });

  it('is not opened by it when it was never open, or is no longer used', async () => {
    const { source, devices } = setUp(false);
    await source.setHeld(true);
    await source.reopen();
    await source.setHeld(false);
    await source.reopen();
    expect(devices.tracks).toEqual([]);
  });
});

describe('the chosen microphone', () => {
  const chosen = { deviceId: 'usb', label: 'USB microphone' };
  const inUse = (devices: ReturnType<typeof createFakeDevices>) =>
    devices.live().map(({ deviceId }) => deviceId);

  it('takes over when it is plugged in, and again when it is back after it was pulled out', async () => {
    const { source, devices } = setUp(true, chosen);
    await source.setHeld(true);
    expect(inUse(devices)).toEqual(['mic-1']);
    // Another port gives it another id.
    for (const deviceId of ['usb', 'usb-2']) {
      devices.lists.microphone.push({ deviceId, label: 'USB microphone' });
      await source.devicesChanged();
      expect(inUse(devices)).toEqual([deviceId]);
      devices.lists.microphone.pop();
      devices.live()[0]?.breakAway();
      await source.devicesChanged();
      expect(inUse(devices)).toEqual(['mic-1']);
    }
  });

  it('does so muted, and is not opened when the person never unmuted', async () => {
    const muted = setUp(true, chosen);
    const never = setUp(false, chosen);
    for (const { source, devices } of [muted, never]) {
      await source.setHeld(true);
      await source.setWanted(false);
      devices.lists.microphone.push(chosen);
      await source.devicesChanged();
    }
    expect(muted.devices.live()).toMatchObject([{ deviceId: 'usb', enabled: false }]);
    expect(never.devices.tracks).toEqual([]);
  });

  it('that does not work when it comes leaves the other one alone', async () => {
    const { source, devices } = setUp(true, chosen);
    await source.setHeld(true);
    devices.lists.microphone.push(chosen);
    devices.faults.set('usb', 'microphone-busy');
    await source.devicesChanged();
    await source.devicesChanged();
    expect(inUse(devices)).toEqual(['mic-1']);
    expect(source.state.status).toBe('live');
  });
});
