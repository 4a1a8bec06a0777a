import { FAULT_CODES, type FaultCode } from '../../../domain/fault.ts';

/** A code that comes as text; `internal` for one that is none. */
export function asFaultCode(text: string): FaultCode {
  return FAULT_CODES.find((code) => code === text) ?? 'internal';
}
