import type { z } from 'zod';
import { fail, failWith, ok, type Reply } from '../../domain/reply.ts';
import type { RoomCode } from '../../domain/ids.ts';
import {
  createdRoomSchema,
  faultBodySchema,
  iceConfigSchema,
  LIMITS,
  roomSummarySchema,
  serviceInfoSchema,
  type CreatedRoom,
  type IceConfig,
  type RoomSummary,
  type ServiceInfo,
} from '../../service/protocol/index.ts';

/** What a client asks of a service before it enters a room. Every answer is parsed; nothing rejects. */
export interface ServiceClient {
  createRoom(): Promise<Reply<CreatedRoom>>;
  room(code: RoomCode): Promise<Reply<RoomSummary>>;
  info(): Promise<Reply<ServiceInfo>>;
  /** Begins a network check: servers to go through, with credentials that end soon. */
  startCheck(): Promise<Reply<IceConfig>>;
}

const POST: RequestInit = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{}',
};

/** The HTTP client of the service at an origin. Faults of its own: `service-unreachable`, `timeout`, `internal`. */
export function createServiceClient(origin: string, fetch: typeof globalThis.fetch): ServiceClient {
  const ask = <S extends z.ZodType>(path: string, answer: S, init?: RequestInit) =>
    exchange(fetch, `${origin}${path}`, answer, init);
  return {
    createRoom: () => ask('/api/rooms', createdRoomSchema, POST),
    room: (code) => ask(`/api/rooms/${encodeURIComponent(code)}`, roomSummarySchema),
    info: () => ask('/api/service', serviceInfoSchema),
    startCheck: () => ask('/api/checks', iceConfigSchema, POST),
  };
}

/** Asks over HTTP and parses the answer, which has to come within `init.signal` or the usual time. Never rejects. */
export async function exchange<S extends z.ZodType>(
  fetch: typeof globalThis.fetch,
  address: string,
  answer: S,
  init: RequestInit = {},
): Promise<Reply<z.infer<S>>> {
  try {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(LIMITS.ackTimeoutMs),
      ...init,
      cache: 'no-store',
    });
    const body: unknown = await response.json();
    if (!response.ok) return refusal(body, response.status);
    const parsed = answer.safeParse(body);
    return parsed.success ? ok(parsed.data) : fail('internal', `unreadable answer of ${address}`);
  } catch (error) {
    return failed(error);
  }
}

/** The fault in the body of an answer that is none. */
export function refusal(body: unknown, status: number): Reply<never> {
  const parsed = faultBodySchema.safeParse(body);
  return parsed.success
    ? failWith(parsed.data.fault)
    : fail('service-unreachable', `HTTP ${status}`);
}

/** The fault that an exception of `fetch` stands for. */
export function failed(error: unknown): Reply<never> {
  const name = error instanceof Error ? error.name : 'unknown';
  if (name === 'TimeoutError') return fail('timeout');
  // Something else than a meeting service answered (a proxy's page, a router's login).
  if (name === 'SyntaxError') return fail('service-unreachable', 'not a meeting service');
  return fail('service-unreachable', error instanceof Error ? error.message : undefined);
}
