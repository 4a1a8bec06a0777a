import type { JoinRequest } from '../../service/protocol/index.ts';
import {
  connectClient,
  createOwnRoom,
  joinRequest,
  joinRoom,
  startTestService,
} from './meetingService.ts';

/** A room of its own, with its host in it. */
export async function hostedRoom(options: Parameters<typeof startTestService>[0] = {}) {
  const service = await startTestService(options);
  const { origin } = service;
  const { code, ownerKey } = await createOwnRoom(origin);
  const host = await joinRoom(origin, code, { name: 'Hana', ownerKey });
  const enter = (name: string, changes: Partial<JoinRequest> = {}) =>
    joinRoom(origin, code, { name, ...changes });
  const knock = async (changes: Partial<JoinRequest> = {}) => {
    const client = await connectClient(origin);
    const request = joinRequest(code, changes);
    return { ...client, request, reply: await client.send('room:join', request) };
  };
  return { ...service, code, ownerKey, host, enter, knock };
}

/** How a refused request is answered. */
export const refusal = (code: string) => ({ ok: false, fault: { code } });
