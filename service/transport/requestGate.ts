import type { z } from 'zod';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { Watching } from '../incidents/watching.ts';
import type { Log } from '../log.ts';
import type { JoinMeter } from '../monitor/joinMeter.ts';
import {
  LIMITS,
  REQUESTS,
  type AnswerOf,
  type RequestName,
  type RequestOf,
} from '../protocol/index.ts';
import type { Connection } from '../signalling/connection.ts';
import type { Meetings } from '../signalling/meetings.ts';
import { isShallow, parsePayload } from './payload.ts';
import type { SocketLimits } from './socketLimits.ts';

/** One client at the gate. */
export interface Client {
  readonly socketId: string;
  /** Key of its network address, for limits. */
  readonly address: string;
  readonly connection: Connection;
}

/** A message as it came: its event name and what was sent with it. */
interface RawRequest {
  readonly name: string;
  readonly payload: unknown;
  readonly answer: (reply: Reply<unknown>) => void;
}

/** What {@link createRequestGate} needs. */
export interface GateNeeds {
  readonly meetings: Meetings;
  readonly watching: Watching;
  readonly joins: Pick<JoinMeter, 'begin'>;
  readonly limits: SocketLimits;
  readonly log: Log;
}

type Run = (client: Client, raw: RawRequest) => void | Promise<void>;
type Handler<N extends RequestName> = (
  client: Client,
  request: RequestOf<N>,
  answer: (reply: Reply<AnswerOf<N>>) => void,
) => void | Promise<void>;

/** Takes one message of one client; see {@link createRequestGate}. */
export type RequestGate = (client: Client, raw: RawRequest) => Promise<void>;

/**
 * The one way in for socket messages: known name, depth, rate, size, schema, then the use case. Every
 * request is answered with a reply, and nothing a client sends makes the gate reject.
 */
export function createRequestGate(needs: GateNeeds): RequestGate {
  const handlers = createHandlers(needs);
  return async (client, raw) => {
    const { name, answer } = raw;
    try {
      if (!isRequestName(name)) return answer(fail('not-found', 'no such request'));
      const admitted = await admit(needs.limits, client, { name, payload: raw.payload });
      if (!admitted.ok) return answer(admitted);
      await handlers[name](client, raw);
    } catch (error) {
      needs.log.error({ err: error, request: name }, 'request failed');
      answer(fail('internal'));
    }
  };
}

async function admit(
  limits: SocketLimits,
  { socketId }: Client,
  { name, payload }: { readonly name: RequestName; readonly payload: unknown },
): Promise<Reply<null>> {
  const shallow = isShallow(payload);
  // Only signals may be large, so only their size is worth measuring.
  const size = shallow && name === 'signal:send' ? JSON.stringify(payload ?? null).length : 0;
  const spent = await limits.spend(socketId, name, size);
  if (!spent.ok) return spent;
  if (!shallow) return fail('bad-request', 'nested too deeply');
  return size > LIMITS.signalBytes ? fail('too-large') : ok(null);
}

/** One line per request; a request without one does not compile. */
function createHandlers({
  meetings,
  watching,
  joins,
  limits,
}: GateNeeds): Readonly<Record<RequestName, Run>> {
  return {
    'room:join': handler('room:join', async ({ connection, address }, request, answer) => {
      if (!(await limits.mayMiss(address))) return answer(fail('rate-limited'));
      const noteEnd = joins.begin();
      let replied: Reply<unknown> | undefined;
      const join = meetings.join(connection, request, (reply) => answer((replied = reply)));
      await join.finally(() => noteEnd(replied));
      const code = replied?.ok === false ? replied.fault.code : undefined;
      if (code === 'room-not-found') await limits.noteMiss(address, 'room');
      if (code === 'passcode-wrong') await limits.noteMiss(address, 'passcode');
    }),
    'room:leave': handler('room:leave', (client, _request, answer) =>
      answer(meetings.leave(client.connection)),
    ),
    'media:set': handler('media:set', (client, media, answer) =>
      answer(meetings.setMedia(client.connection, media)),
    ),
    'signal:send': handler('signal:send', (client, request, answer) =>
      answer(meetings.send(client.connection, request)),
    ),
    'share:set': handler('share:set', (client, request, answer) =>
      answer(meetings.share(client.connection, request)),
    ),
    'hand:set': handler('hand:set', (client, request, answer) =>
      answer(meetings.raiseHand(client.connection, request)),
    ),
    'recording:set': handler('recording:set', (client, { isRecording }, answer) =>
      answer(meetings.setRecording(client.connection, isRecording)),
    ),
    'reaction:send': handler('reaction:send', (client, { reaction }, answer) =>
      answer(meetings.react(client.connection, reaction)),
    ),
    'chat:send': handler('chat:send', (client, { text }, answer) =>
      answer(meetings.say(client.connection, text)),
    ),
    'chat:file': handler('chat:file', (client, file, answer) =>
      answer(meetings.tellFile(client.connection, file)),
    ),
    'evidence:ask': handler('evidence:ask', (client, request, answer) =>
      answer(meetings.askForEvidence(client.connection, request)),
    ),
    ...createHostHandlers(meetings),
    ...createWatchHandlers(watching),
    'ice:refresh': handler('ice:refresh', (client, _request, answer) =>
      answer(meetings.refreshIce(client.connection)),
    ),
  };
}

function createWatchHandlers(
  watching: Watching,
): Readonly<Record<'watch:start' | 'incident:seen', Run>> {
  return {
    'watch:start': handler('watch:start', ({ connection }, request, answer) =>
      answer(watching.start(connection, request)),
    ),
    'incident:seen': handler('incident:seen', async ({ connection }, request, answer) =>
      answer(await watching.seen(connection, request)),
    ),
  };
}

type HostRequest = Extract<RequestName, `host:${string}`>;

function createHostHandlers({ hosting }: Meetings): Readonly<Record<HostRequest, Run>> {
  return {
    'host:policy': handler('host:policy', async ({ connection }, change, answer) =>
      answer(await hosting.setPolicy(connection, change)),
    ),
    'host:passcode': handler('host:passcode', async ({ connection }, request, answer) =>
      answer(await hosting.setPasscode(connection, request)),
    ),
    'host:role': handler('host:role', ({ connection }, request, answer) =>
      answer(hosting.setRole(connection, request)),
    ),
    'host:remove': handler('host:remove', ({ connection }, request, answer) =>
      answer(hosting.remove(connection, request)),
    ),
    'host:ask': handler('host:ask', ({ connection }, request, answer) =>
      answer(hosting.ask(connection, request)),
    ),
    'host:admit': handler('host:admit', ({ connection }, request, answer) =>
      answer(hosting.admit(connection, request)),
    ),
    'host:end': handler('host:end', ({ connection }, _request, answer) =>
      answer(hosting.end(connection)),
    ),
  };
}

function handler<N extends RequestName>(name: N, handle: Handler<N>): Run {
  // TypeScript does not follow an indexed schema to its own output type.
  const schema = REQUESTS[name].request as unknown as z.ZodType<RequestOf<N>>;
  return (client, { payload, answer }) => {
    const request = parsePayload(schema, payload);
    return request.ok ? handle(client, request.value, answer) : answer(request);
  };
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(REQUESTS, name);
}
