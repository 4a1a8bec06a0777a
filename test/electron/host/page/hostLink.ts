import { decode, encode } from './codec.ts';
import type { HostMessage, PageMessage, WorldFacts } from './messages.ts';

type Numbered = 'invoke' | 'ask';
type Reply = Extract<HostMessage, { t: 'reply' }>;

/** The isolated world's way to the host. */
export interface HostLink {
  send(message: PageMessage): void;
  /** Sends what the host replies to. */
  request(message: { t: 'invoke'; channel: string; args: string }): Promise<Reply>;
  ask(kind: string, details: unknown): Promise<unknown>;
  /** Stands still until the host has answered. */
  requestNow(question: { channel?: string; kind?: string; args: unknown }): unknown;
  replied(reply: Reply): void;
}

/** Makes it over the binding `post`. */
export function createHostLink(facts: WorldFacts, post: (text: string) => void): HostLink {
  const waiting = new Map<number, (reply: Reply) => void>();
  let lastId = 0;
  const send = (message: PageMessage): void => post(JSON.stringify(message));
  const number = (message: { t: Numbered; channel?: string; kind?: string; args: string }) =>
    new Promise<Reply>((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      send({ ...message, id: lastId } as PageMessage);
    });
  return {
    send,
    request: number,
    ask: async (kind, details) => {
      const { result = 'null' } = await number({ t: 'ask', kind, args: encode(details) });
      return decode(result);
    },
    requestNow: ({ args, ...question }) => {
      const { token, contents, syncOrigin, syncPath } = facts;
      // A page of a scheme of the app's is served by the host, and may speak to it whatever its policy says.
      const isServedByHost = location.hostname.endsWith('.localhost');
      const request = new XMLHttpRequest();
      request.open('POST', `${isServedByHost ? '' : syncOrigin}${syncPath}`, false);
      request.send(JSON.stringify({ ...question, token, contents, args: encode(args) }));
      const { result } = JSON.parse(request.responseText) as { result: string };
      return decode(result);
    },
    replied: (reply) => {
      waiting.get(reply.id)?.(reply);
      waiting.delete(reply.id);
    },
  };
}
