import { describe, expect, it } from 'vitest';
import { deviceFault, findDevice, mayHealByItself } from './devices.ts';

const present = [
  { deviceId: 'a', label: 'Desk camera' },
  { deviceId: 'b', label: 'Lid camera' },
];

describe('a remembered device', () => {
  it('is found by its id before its label', () => {
    expect(findDevice(present, { deviceId: 'b', label: 'Desk camera' })?.deviceId).toBe('b');
  });

  it('is found by its label when its id has changed', () => {
    expect(findDevice(present, { deviceId: 'gone', label: 'Lid camera' })?.deviceId).toBe('b');
  });

  it('is not found when it is not here, and an empty label matches nothing', () => {
    expect(findDevice(present, { deviceId: 'gone', label: 'Other' })).toBeUndefined();
    expect(findDevice([{ deviceId: '', label: '' }], { deviceId: 'x', label: '' })).toBeUndefined();
    expect(findDevice(present, undefined)).toBeUndefined();
  });
});

describe('a device that could not be opened', () => {
  it.each([
    ['NotFoundError', 'camera-missing'],
    ['OverconstrainedError', 'camera-missing'],
    ['NotReadableError', 'camera-busy'],
    ['AbortError', 'camera-busy'],
    ['NotAllowedError', 'camera-refused'],
    ['SecurityError', 'camera-refused'],
    ['SomethingNewError', 'device-failed'],
  ])('says by %s: %s', (name, code) => {
    expect(deviceFault('camera', name, 'why').code).toBe(code);
  });

  it('names the kind of device', () => {
    expect(deviceFault('microphone', 'NotFoundError', '').code).toBe('microphone-missing');
  });

  it('is tried again by itself unless the person refused it', () => {
    expect(mayHealByItself('camera-missing')).toBe(true);
    expect(mayHealByItself('microphone-busy')).toBe(true);
    expect(mayHealByItself('camera-refused')).toBe(false);
  });
});
