import type { FaultCode } from '../../domain/fault.ts';

/** What a person can do when a room cannot be entered. */
export type RefusalAction = 'retry' | 'continueHere' | 'reload' | 'home';

const ACTIONS: Partial<Record<FaultCode, readonly RefusalAction[]>> = {
  'room-not-found': ['home'],
  'not-found': ['home'],
  forbidden: ['home'],
  'link-invalid': ['home'],
  'certificate-mismatch': ['home'],
  'protocol-mismatch': ['reload', 'home'],
  replaced: ['continueHere', 'home'],
  'lobby-refused': ['home'],
  removed: ['home'],
  'meeting-ended': ['home'],
};

/** The actions offered for a refusal, the most useful first. Home is always a way out. */
export function refusalActions(code: FaultCode): readonly RefusalAction[] {
  return ACTIONS[code] ?? ['retry', 'home'];
}

/** True when trying again cannot help, so that a room's door need not be shown at all. */
export function isFinal(code: FaultCode): boolean {
  return !refusalActions(code).includes('retry');
}
