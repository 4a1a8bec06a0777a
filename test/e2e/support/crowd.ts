import { io, type Socket } from 'socket.io-client';
import {
  LIMITS,
  PROTOCOL_VERSION,
  SOCKET_PATH,
  type AnswerOf,
} from '../../../service/protocol/index.ts';
import type { Reply } from '../../../domain/reply.ts';

/** People who are in a room, and send and take no media: seats to fill a stage with. */
export interface Crowd {
  /** Has these come in, one after the other. */
  add(names: readonly string[]): Promise<void>;
  leave(): void;
}

/** A crowd in the room of a meeting's address. */
export function createCrowd(address: string): Crowd {
  const { origin, hash } = new URL(address);
  const code = hash.slice('#/m/'.length);
  const sockets: Socket[] = [];
  const enter = async (name: string): Promise<void> => {
    const socket = io(origin, { path: SOCKET_PATH, transports: ['websocket'], forceNew: true });
    sockets.push(socket);
    const incarnation = `crowd-incarnation-${String(sockets.length).padStart(4, '0')}`;
    const media = { microphone: 'off', camera: 'off' };
    const request = { protocol: PROTOCOL_VERSION, code, name, incarnation, media };
    const answer: unknown = await socket
      .timeout(LIMITS.ackTimeoutMs)
      .emitWithAck('room:join', request);
    const reply = answer as Reply<AnswerOf<'room:join'>>;
    if (!reply.ok) throw new Error(`${name} did not get in: ${reply.fault.code}`);
  };
  return {
    add: async (names) => {
      for (const name of names) await enter(name);
    },
    leave: () => sockets.forEach((socket) => socket.disconnect()),
  };
}
