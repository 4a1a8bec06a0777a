import { fault, type Fault, type FaultCode } from './fault.ts';

/** The answer to any call across a border: a value or a fault, never an exception. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };

/** A successful reply. */
export function ok<T>(value: T): Reply<T> {
  return { ok: true, value };
}

/** A refused reply, by code. */
export function fail(code: FaultCode, detail?: string): Reply<never> {
  return { ok: false, fault: fault(code, detail) };
}

/** A refused reply that passes a fault on. */
export function failWith(cause: Fault): Reply<never> {
  return { ok: false, fault: cause };
}
