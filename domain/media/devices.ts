import { fault, type Fault, type FaultCode } from '../fault.ts';
import type { DeviceChoice } from '../settings/settings.ts';

/** A device as the browser lists it; the label is empty until access was granted once. */
export interface ListedDevice {
  readonly deviceId: string;
  readonly label: string;
}

/**
 * Finds a remembered device among those present: by id, else by label (ids change with the browser
 * profile and with some drivers). `undefined`: it is not here, take the system's.
 */
export function findDevice<D extends ListedDevice>(
  present: readonly D[],
  remembered: DeviceChoice | undefined,
): D | undefined {
  if (!remembered) return undefined;
  const byId = present.find((device) => device.deviceId === remembered.deviceId);
  if (byId || remembered.label === '') return byId;
  return present.find((device) => device.label === remembered.label);
}

const SUFFIX: Readonly<Record<string, 'missing' | 'busy' | 'refused'>> = {
  NotAllowedError: 'refused',
  PermissionDeniedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  DevicesNotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
};

/** The fault behind a `getUserMedia` exception, by the exception's name. */
export function deviceFault(
  kind: 'microphone' | 'camera',
  errorName: string,
  detail: string,
): Fault {
  const suffix = SUFFIX[errorName];
  const code: FaultCode = suffix === undefined ? 'device-failed' : `${kind}-${suffix}`;
  return fault(code, `${errorName}: ${detail}`);
}

/** True for faults that may heal when a device is plugged in or set free. */
export function mayHealByItself(code: FaultCode): boolean {
  return code.endsWith('-missing') || code.endsWith('-busy') || code === 'device-failed';
}
