import { fault, type Fault, type FaultCode } from '../../domain/fault.ts';
import type { Reply } from '../../domain/reply.ts';

/** HTTP status of each code that a route answers with; anything else is our own failure. */
const STATUS: Partial<Record<FaultCode, number>> = {
  'bad-request': 400,
  forbidden: 403,
  'desk-key-wrong': 401,
  'not-allowed': 403,
  'not-found': 404,
  'room-not-found': 404,
  'report-state': 409,
  'report-conflict': 409,
  'incident-over': 409,
  'incident-conflict': 409,
  'bundle-damaged': 422,
  'too-large': 413,
  'rate-limited': 429,
};

/** The HTTP status that a fault travels with. */
export function statusOf({ code }: Fault): number {
  return STATUS[code] ?? 500;
}

/** Thrown inside a route to answer with that fault; it goes no further than the error handler. */
export class Refusal extends Error {
  readonly fault: Fault;

  constructor(cause: Fault) {
    super(cause.code);
    this.fault = cause;
  }
}

/** What was answered; throws {@link Refusal} for a fault. */
export function valueOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Refusal(reply.fault);
  return reply.value;
}

/** Longest `detail`: what was wrong fits, an echo of the input does not. */
const DETAIL_MAX_LENGTH = 200;

/** What a schema found wrong, as paths and reasons; never the values themselves. */
export function describeIssues(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string {
  const said = issues.map(
    ({ path, message }) => `${path.map(String).join('.') || 'it'}: ${message}`,
  );
  return said.join('; ').slice(0, DETAIL_MAX_LENGTH);
}

/** The fault that an HTTP error status stands for when nothing more is known. */
export function faultOfStatus(status: number, detail?: string): Fault {
  if (status >= 500) return fault('internal');
  const match = Object.entries(STATUS).find(([, known]) => known === status);
  return fault((match?.[0] as FaultCode | undefined) ?? 'bad-request', detail);
}
