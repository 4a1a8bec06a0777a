import { z } from 'zod';
import { lookAtClock, type ClockLook } from '../../domain/faults/serviceClock.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import {
  bundleStandingSchema,
  deskIncidentsSchema,
  inviteAnswerSchema,
  queueSchema,
  reportListSchema,
  reportViewSchema,
  type AddViewBody,
  type AskEventBody,
  type DeclareBody,
  type DeskIncidents,
  type FileReportBody,
  type IncidentEventBody,
  type Queue,
  type ReportView,
} from '../../service/protocol/index.ts';
import type { Clock } from '../platform/clock.ts';
import { exchange, failed, refusal } from './http.ts';

/** A piece of a bundle, and a whole one, may take this long: 512 KB at 70 kbit/s. */
const BULK_MS = 60_000;

/** Which bundle: the reporter's own, or what a participant adds to it. */
export interface BundlePlace {
  readonly reportKey: string;
  readonly viewId?: string;
}

/** What a client asks about reports and incidents, by one key (see service/protocol/reports.ts). Nothing rejects. */
export interface ReportClient {
  file(key: string, body: FileReportBody): Promise<Reply<ReportView>>;
  view(key: string): Promise<Reply<ReportView>>;
  list(): Promise<Reply<readonly ReportView[]>>;
  ask(key: string, body: AskEventBody): Promise<Reply<ReportView>>;
  /** A token by which others may add their views. */
  invite(key: string): Promise<Reply<string>>;
  addView(key: string, viewId: string, body: AddViewBody): Promise<Reply<unknown>>;
  /** How many bytes of a bundle have come there. */
  received(place: BundlePlace): Promise<Reply<number>>;
  /** Sends bytes from `offset` on; answers how many have come there now. */
  append(place: BundlePlace, offset: number, bytes: ArrayBuffer): Promise<Reply<number>>;
  /** The bundle as it was signed. */
  download(place: BundlePlace): Promise<Reply<Blob>>;
  /** Of the desk only; with a limit, so many of what is due first. */
  queue(scope: 'open' | 'all', limit?: number): Promise<Reply<Queue>>;
  incidents(): Promise<Reply<DeskIncidents>>;
  declare(incidentId: string, body: DeclareBody): Promise<Reply<unknown>>;
  tell(incidentId: string, body: IncidentEventBody): Promise<Reply<unknown>>;
}

/** What the client is made from. */
export interface ReportClientDeps {
  readonly origin: string;
  /** Shown as `Bearer`. */
  readonly key: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** An answer has told the service's clock. */
  readonly onClock: (look: ClockLook) => void;
}

export function createReportClient(deps: ReportClientDeps): ReportClient {
  const { origin, key: bearer } = deps;
  const headers = { authorization: `Bearer ${bearer}` };
  const json = { ...headers, 'content-type': 'application/json' };
  const address = (key: string) => `${origin}/api/reports/${key}`;
  const bundle = ({ reportKey, viewId }: BundlePlace) =>
    `${address(reportKey)}${viewId === undefined ? '' : `/views/${viewId}`}/bundle`;
  const send = (method: string, body: unknown): RequestInit => ({
    method,
    headers: json,
    body: JSON.stringify(body),
  });
  const ask = createAsk(deps, headers);

  return {
    file: (key, body) => ask(address(key), reportViewSchema, send('PUT', body)),
    view: (key) => ask(address(key), reportViewSchema),
    list: async () => {
      const list = await ask(`${origin}/api/reports`, reportListSchema);
      return list.ok ? ok(list.value.reports) : list;
    },
    ask: (key, body) => ask(`${address(key)}/events`, reportViewSchema, send('POST', body)),
    invite: async (key) => {
      const invited = await ask(`${address(key)}/invite`, inviteAnswerSchema, send('POST', {}));
      return invited.ok ? ok(invited.value.viewToken) : invited;
    },
    addView: (key, viewId, body) =>
      ask(`${address(key)}/views/${viewId}`, z.unknown(), send('PUT', body)),
    received: (place) => received(deps.fetch, bundle(place), headers),
    append: async (place, offset, bytes) => {
      const came = await ask(bundle(place), bundleStandingSchema, {
        method: 'PATCH',
        headers: {
          ...headers,
          'content-type': 'application/octet-stream',
          'upload-offset': String(offset),
        },
        body: bytes,
        signal: AbortSignal.timeout(BULK_MS),
      });
      return came.ok ? ok(came.value.receivedBytes) : came;
    },
    download: (place) => download(deps.fetch, bundle(place), headers),
    queue: (scope, limit) => {
      const first = limit === undefined ? '' : `&limit=${limit}`;
      return ask(`${origin}/api/desk/reports?scope=${scope}${first}`, queueSchema);
    },
    incidents: () => ask(`${origin}/api/desk/incidents`, deskIncidentsSchema),
    declare: (incidentId, body) =>
      ask(`${origin}/api/desk/incidents/${incidentId}`, z.unknown(), send('PUT', body)),
    tell: (incidentId, body) =>
      ask(`${origin}/api/desk/incidents/${incidentId}/events`, z.unknown(), send('POST', body)),
  };
}

/** Makes exchanges whose answers may say what time it is there. */
function createAsk({ fetch, clock, onClock }: ReportClientDeps, headers: HeadersInit) {
  return async function ask<S extends z.ZodType>(
    url: string,
    answer: S,
    init: RequestInit = { headers },
  ) {
    const askedAtMs = clock.monotonic();
    let cameAtMs = clock.now();
    let tripMs = 0;
    const timed: typeof globalThis.fetch = async (input, options) => {
      const response = await fetch(input, options);
      tripMs = clock.monotonic() - askedAtMs;
      cameAtMs = clock.now();
      return response;
    };
    const reply = await exchange(timed, url, answer, init);
    const said = reply.ok ? clockSchema.safeParse(reply.value) : undefined;
    if (said?.success) onClock(lookAtClock(said.data.nowMs, cameAtMs, tripMs));
    return reply;
  };
}

const clockSchema = z.object({ nowMs: z.number() });

async function received(
  fetch: typeof globalThis.fetch,
  address: string,
  headers: HeadersInit,
): Promise<Reply<number>> {
  try {
    const response = await fetch(address, {
      method: 'HEAD',
      headers,
      cache: 'no-store',
      signal: AbortSignal.timeout(BULK_MS),
    });
    if (response.status === 404) return fail('not-found');
    const offset = z.coerce.number().int().min(0).safeParse(response.headers.get('upload-offset'));
    return response.ok && offset.success
      ? ok(offset.data)
      : fail('service-unreachable', `HTTP ${response.status}`);
  } catch (error) {
    return failed(error);
  }
}

async function download(
  fetch: typeof globalThis.fetch,
  address: string,
  headers: HeadersInit,
): Promise<Reply<Blob>> {
  try {
    const response = await fetch(address, {
      headers,
      cache: 'no-store',
      signal: AbortSignal.timeout(BULK_MS),
    });
    return response.ok
      ? ok(await response.blob())
      : refusal(await response.json(), response.status);
  } catch (error) {
    return failed(error);
  }
}
