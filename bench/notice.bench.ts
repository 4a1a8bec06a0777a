import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { createService } from '../service/index.ts';
import { deskIncidentsSchema, SOCKET_PATH } from '../service/protocol/index.ts';
import { median } from './lib/statistics.ts';

const CLIENTS = 500;
const BAR_MS = 2_000;
const GIVE_UP_MS = 30_000;
/** Sockets of one address per minute are limited, so the clients come from several addresses of the loopback. */
const CLIENTS_PER_ADDRESS = 100;
const INCIDENT = 'incident-of-the-bench';

/**
 * A notice to so many online clients (500) of a service in the same process: milliseconds from the desk's asking until the clients
 * had it, and until the service had the last client's receipt, on the disk and answered.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const count = Number(args[0] ?? CLIENTS);
  const dataDir = mkdtempSync(join(tmpdir(), 'umeet-bench-'));
  const service = createService({ port: 0, dataDir, log: { level: 'silent' } });
  const sockets: Socket[] = [];
  try {
    const { origin } = await service.listen();
    const agents = Array.from(
      { length: Math.ceil(count / CLIENTS_PER_ADDRESS) },
      (_, index) => new Agent({ localAddress: `127.0.0.${index + 2}` }),
    );
    for (let index = 0; index < count; index += 1) {
      const agent = agents[Math.floor(index / CLIENTS_PER_ADDRESS)];
      sockets.push(await connect(origin, agent, `client-of-the-bench-${index}`));
    }
    const told = sockets.map((socket) => receive(socket));
    const key = readFileSync(join(dataDir, 'desk-key.txt'), 'utf8').trim();
    const startMs = performance.now();
    await declare(origin, key);
    const answeredMs = performance.now() - startMs;
    const times = await Promise.all(told);
    const shown = times.map(({ shownMs }) => shownMs - startMs);
    const receipts = times.map(({ receiptMs }) => receiptMs - startMs);
    const lastReceiptMs = Math.round(Math.max(...receipts));
    return {
      clients: count,
      barMs: BAR_MS,
      isMet: lastReceiptMs <= BAR_MS,
      answeredMs: Math.round(answeredMs),
      noticeMedianMs: median(shown),
      noticeLastMs: Math.round(Math.max(...shown)),
      receiptMedianMs: median(receipts),
      receiptLastMs: lastReceiptMs,
      reach: await reachOf(origin, key),
      load1: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    };
  } finally {
    for (const socket of sockets) socket.disconnect();
    await service.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function connect(
  origin: string,
  agent: Agent | undefined,
  clientId: string,
): Promise<Socket> {
  const options = { path: SOCKET_PATH, transports: ['websocket'], forceNew: true };
  // The type is of browsers' agents; under Node it is Node's.
  const socket = io(origin, { ...options, reconnection: false, agent: agent as never });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const reply = await socket.timeout(GIVE_UP_MS).emitWithAck('watch:start', { clientId, keys: [] });
  if (!reply.ok) throw new Error(`${clientId} may not watch: ${JSON.stringify(reply)}`);
  return socket;
}

/** When the notice was there, and when the service had answered its receipt. */
async function receive(socket: Socket): Promise<{ shownMs: number; receiptMs: number }> {
  await new Promise<void>((resolve) => void socket.once('incident:changed', () => resolve()));
  const shownMs = performance.now();
  const seen = { incidentId: INCIDENT, revision: 1 };
  const reply = await socket.timeout(GIVE_UP_MS).emitWithAck('incident:seen', seen);
  if (!reply.ok) throw new Error(`a receipt was refused: ${JSON.stringify(reply)}`);
  return { shownMs, receiptMs: performance.now() };
}

async function declare(origin: string, key: string): Promise<void> {
  const detectedAtMs = Date.now();
  const response = await fetch(`${origin}/api/desk/incidents/${INCIDENT}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'incident',
      title: 'Rooms are down',
      text: 'We are at it.',
      detectedAtMs,
      startsAtMs: detectedAtMs,
      endsAtMs: null,
      affects: [],
    }),
  });
  if (!response.ok) throw new Error(`it was not declared: ${await response.text()}`);
}

async function reachOf(origin: string, key: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${origin}/api/desk/incidents`, { headers });
  return deskIncidentsSchema.parse(await response.json()).incidents[0]?.reach;
}
