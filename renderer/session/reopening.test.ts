import { describe, expect, it } from 'vitest';
import { createFakeDevices } from '../../test/fakes/devices.ts';
import { MediaSource } from './mediaSource.ts';

function setUp(wanted = true) {
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
    devices,
    preferred: () => undefined,
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
