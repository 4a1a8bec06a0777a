import { createHash } from 'node:crypto';
import { unzipSync, strFromU8 } from 'fflate';
import { fault, type FaultCode } from '../../domain/fault.ts';
import type { ReportEvent, ReportHappening } from '../../domain/faults/report.ts';
import { occurredByService } from '../../domain/faults/occurredAt.ts';
import {
  addViewBodySchema,
  askEventBodySchema,
  fileReportBodySchema,
  type FileReportBody,
} from '../../service/protocol/index.ts';

/** A bundle as it has arrived. */
interface Arrived {
  readonly size: number;
  readonly sha256: string;
  bytes: Uint8Array;
}

interface Stored {
  readonly number: number;
  readonly reporter: string;
  readonly body: FileReportBody;
  readonly events: ReportEvent[];
  readonly bundle: Arrived | undefined;
  readonly views: Map<string, Arrived & { readonly name: string }>;
}

/** How one request goes wrong: it never comes, half of it comes, or its answer is lost. */
export type Mishap = 'lost' | 'cut' | 'unanswered' | undefined;

/** A service that takes reports over HTTP as the wire contract says, and keeps them in memory. */
export function createReportService(now: () => number) {
  const reports = new Map<string, Stored>();
  const requests: string[] = [];
  const world = {
    /** Asked for each request. */
    mishap: (): Mishap => undefined,
    /** By how much its clock is ahead. */
    aheadMs: 0,
    refuses: undefined as FaultCode | undefined,
  };
  const nowMs = () => now() + world.aheadMs;

  function viewOf(key: string, stored: Stored) {
    const { body, bundle } = stored;
    return {
      head: {
        key,
        number: stored.number,
        category: body.category,
        proposedLevel: body.proposedLevel,
        words: body.words,
        contact: body.contact,
        ...(body.room !== null && { room: body.room }),
        occurredByClientMs: body.occurredAtMs,
      },
      events: stored.events,
      ...(bundle && { bundle: standing(bundle) }),
      views: [...stored.views].map(([viewId, view]) => ({
        viewId,
        name: view.name,
        ...standing(view),
      })),
      nowMs: nowMs(),
    };
  }

  function happen(stored: Stored, event: ReportHappening & Pick<ReportEvent, 'by' | 'eventId'>) {
    stored.events.push({ ...event, atMs: nowMs() });
  }

  function file(key: string, reporter: string, json: unknown): Response {
    const body = fileReportBodySchema.parse(json);
    const known = reports.get(key);
    if (known) {
      const isSame = factsOf(known.body) === factsOf(body) && known.reporter === reporter;
      return isSame ? Response.json(viewOf(key, known)) : refuse('report-conflict', 409);
    }
    const occurredAtMs = occurredByService(body, nowMs());
    const stored: Stored = {
      number: reports.size + 1,
      reporter,
      body,
      events: [],
      bundle: body.bundle ? { ...body.bundle, bytes: new Uint8Array() } : undefined,
      views: new Map(),
    };
    happen(stored, { type: 'filed', level: body.level, occurredAtMs, ...made('reporter', key, 0) });
    happen(stored, { type: 'received', ...made('service', key, 1) });
    reports.set(key, stored);
    return Response.json(viewOf(key, stored), { status: 201 });
  }

  function append(bundle: Arrived, offset: number, bytes: Uint8Array): Response {
    if (offset !== bundle.bytes.length) return refuse('bad-request', 409);
    const whole = new Uint8Array([...bundle.bytes, ...bytes]);
    const isWhole = whole.length === bundle.size;
    if (isWhole && sha256(whole) !== bundle.sha256) {
      bundle.bytes = new Uint8Array();
      return refuse('bundle-damaged', 422);
    }
    bundle.bytes = whole;
    return Response.json(standing(bundle));
  }

  async function answer(request: Request, body: Uint8Array): Promise<Response> {
    const { method, headers } = request;
    const [, , area, key = '', sub, id, bulk] = new URL(request.url).pathname.split('/');
    const bearer = headers.get('authorization') ?? '';
    const json = () => JSON.parse(strFromU8(body)) as unknown;
    if (world.refuses) return refuse(world.refuses, 409);
    if (area !== 'reports') return refuse('not-found', 404);
    if (method === 'PUT' && sub === undefined) return file(key, bearer, json());
    if (key === '') {
      const room = /^Bearer h\.([\w-]+)\./.exec(bearer)?.[1];
      const mine = [...reports].filter(
        ([
          ,
          {
            reporter,
            body: { room: its },
          },
        ]) => (room === undefined ? reporter === bearer : its === room),
      );
      return Response.json({ reports: mine.map(([k, one]) => viewOf(k, one)), nowMs: nowMs() });
    }
    const stored = reports.get(key);
    if (!stored) return refuse('not-found', 404);
    if (method === 'GET' && sub === undefined) return Response.json(viewOf(key, stored));
    if (method === 'POST' && sub === 'events') {
      const { eventId, happening } = askEventBodySchema.parse(json());
      if (!stored.events.some((event) => event.eventId === eventId))
        happen(stored, { ...happening, eventId, by: 'reporter' });
      return Response.json(viewOf(key, stored));
    }
    if (method === 'POST') return Response.json({ viewToken: `token-of-${key}` });
    if (method === 'PUT') {
      const { name, bundle } = addViewBodySchema.parse(json());
      if (bearer !== `Bearer v.token-of-${key}`) return refuse('not-found', 404);
      if (!stored.views.has(id ?? ''))
        stored.views.set(id ?? '', { ...bundle, name, bytes: new Uint8Array() });
      return Response.json({ ...bundle, receivedBytes: 0 });
    }
    const bundle = bulk === undefined ? stored.bundle : stored.views.get(id ?? '');
    if (!bundle) return refuse('not-found', 404);
    if (method === 'PATCH') return append(bundle, Number(headers.get('upload-offset')), body);
    if (method === 'GET') return new Response(bundle.bytes.slice());
    const offset = String(bundle.bytes.length);
    return new Response(null, { status: 204, headers: { 'upload-offset': offset } });
  }

  const fetch = (async (input, init) => {
    const request = new Request(input, { ...init, signal: null });
    const body = new Uint8Array(await request.clone().arrayBuffer());
    const mishap = world.mishap();
    if (mishap === 'lost') throw new TypeError('fetch failed');
    requests.push(`${request.method} ${new URL(request.url).pathname}`);
    const isCut = mishap === 'cut' && request.method === 'PATCH';
    const came = isCut ? body.slice(0, Math.floor(body.length / 2)) : body;
    const response = await answer(request, came);
    if (mishap !== undefined) throw new TypeError('connection lost');
    return response;
  }) satisfies typeof globalThis.fetch;

  return { reports, requests, world, fetch, happen };
}

/** The files of a bundle as text, by name. */
export function unpackedText(bytes: Uint8Array): Record<string, string> {
  const files = Object.entries(unzipSync(bytes));
  return Object.fromEntries(files.map(([name, content]) => [name, strFromU8(content)]));
}

function made(by: 'reporter' | 'service', key: string, index: number) {
  return { by, eventId: `event-${index}-of-${key}`.slice(0, 64) } as const;
}

function standing({ size, sha256: hash, bytes }: Arrived) {
  return { size, sha256: hash, receivedBytes: bytes.length };
}

/** What tells of the sending may differ each time. */
function factsOf({ sentAtMs: _sentAtMs, clockOffsetMs: _clockOffsetMs, ...facts }: FileReportBody) {
  return JSON.stringify(facts);
}

function refuse(code: FaultCode, status: number): Response {
  return Response.json({ fault: fault(code) }, { status });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
