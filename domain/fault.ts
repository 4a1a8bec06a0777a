/**
 * Every way Umeet can say no, as a code. A code is turned into a sentence in one place only
 * (`renderer/i18n`), in both languages; docs/protocol.md lists them all.
 */
export const FAULT_CODES = [
  // What was asked
  'bad-request', // does not parse by its schema
  'too-large', // longer than the limit of its border
  'rate-limited', // asked too often; `detail` may say how long to wait
  'not-found', // no such address
  'forbidden', // not from this origin, or not by this sender
  'protocol-mismatch', // client and service speak different versions
  // Rooms and membership
  'room-not-found',
  'room-full',
  'name-invalid',
  'link-invalid', // neither a meeting link nor a code
  'room-locked', // nobody new comes in
  'passcode-needed',
  'passcode-wrong',
  'in-lobby', // a host has yet to decide
  'lobby-refused', // a host has decided against it
  'removed', // put out by a host
  'meeting-ended', // by a host, for everyone
  'not-allowed', // the sender's role does not suffice
  'text-invalid', // a chat message with nothing in it, or too long
  'file-empty',
  'file-too-large',
  'file-unreadable', // a folder, or it has been moved or changed since it was chosen
  'file-busy', // as many are on their way as are taken at once
  'file-gone', // its sender has left, or no longer has it
  'file-stopped', // by its sender
  'file-interrupted', // there is no way to its sender, or it broke
  'file-damaged', // what came is not what was promised
  'not-in-room', // the sender has no membership here
  'member-not-found', // the addressee is not in the sender's room (any more)
  'replaced', // the same membership was taken up in another window
  // Reaching the service
  'service-unreachable',
  'timeout',
  'certificate-mismatch', // the service is not the one the invitation names
  // Fault reports
  'report-state', // the report has gone on meanwhile; this cannot be done to it any more
  'report-conflict', // another report was filed under the same key
  'bundle-damaged', // the evidence that arrived is not what was announced
  'desk-key-wrong',
  'incident-over', // nothing more happens to an incident after its all-clear
  'incident-conflict', // another incident was declared under the same id
  // Devices
  'microphone-missing',
  'microphone-busy',
  'microphone-refused',
  'microphone-silent', // it gives no sound at all: a mute switch of its own, mostly
  'camera-missing',
  'camera-busy',
  'camera-refused',
  'blur-failed', // the background cannot be blurred, so that nothing of the camera is sent
  'device-failed',
  'screen-refused', // the system does not let this program see screens
  'screen-failed',
  // Recording on this device
  'recording-unsupported', // this browser has no encoder, or keeps no files
  'recording-failed', // encoder or file failed; what was written is kept
  'disk-full',
  // The desktop program
  'setting-locked', // an administrator has decided this setting
  // Us
  'internal',
] as const;

/** One of {@link FAULT_CODES}. */
export type FaultCode = (typeof FAULT_CODES)[number];

/**
 * What the asker may do about a fault: `now` the same call may be repeated at once, `later` it may
 * work after a pause by itself, `never` only when something else is changed first.
 */
export type Retry = 'now' | 'later' | 'never';

/** A failure as a value. It crosses every border instead of an exception. */
export interface Fault {
  readonly code: FaultCode;
  readonly retry: Retry;
  /** For logs and reports, in English, never shown alone and never holding a secret. */
  readonly detail?: string;
}

const RETRY: Partial<Record<FaultCode, Retry>> = {
  'rate-limited': 'later',
  'room-full': 'later',
  'room-locked': 'later',
  'in-lobby': 'later',
  'file-busy': 'later',
  'file-interrupted': 'later',
  'file-damaged': 'now',
  'service-unreachable': 'later',
  timeout: 'now',
  'microphone-busy': 'later',
  'camera-busy': 'later',
  internal: 'later',
};

/** Makes a fault; `retry` follows from the code. */
export function fault(code: FaultCode, detail?: string): Fault {
  const retry = RETRY[code] ?? 'never';
  return detail === undefined ? { code, retry } : { code, retry, detail };
}
