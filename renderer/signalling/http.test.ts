import { describe, expect, it } from 'vitest';
import type { RoomCode } from '../../domain/ids.ts';
import { fail, ok } from '../../domain/reply.ts';
import { createServiceClient } from './http.ts';

const code = 'abc-defg-hjk' as RoomCode;
const summary = { code, capacity: 6, memberCount: 2 };

function client(answer: () => Response | Promise<Response>) {
  const asked: [string, string | undefined][] = [];
  const fetch: typeof globalThis.fetch = async (address, init) => {
    asked.push([String(address), init?.method]);
    return answer();
  };
  return { ...createServiceClient('https://meet.example', fetch), asked };
}

describe('asking a service', () => {
  it('creates and finds rooms', async () => {
    const made = { ...summary, ownerKey: 'secret' };
    const { createRoom, room, asked } = client(() => Response.json(made, { status: 201 }));
    expect(await createRoom()).toEqual(ok(made));
    expect(await room(code)).toEqual(ok(summary));
    expect(asked).toEqual([
      ['https://meet.example/api/rooms', 'POST'],
      ['https://meet.example/api/rooms/abc-defg-hjk', undefined],
    ]);
  });

  it('begins a network check', async () => {
    const ice = { iceServers: [{ urls: ['turn:turn.example'], username: 'u', credential: 'c' }] };
    const { startCheck, asked } = client(() => Response.json(ice));
    expect(await startCheck()).toEqual(ok(ice));
    expect(asked).toEqual([['https://meet.example/api/checks', 'POST']]);
  });

  it('passes a refusal on', async () => {
    const fault = { code: 'room-not-found', retry: 'never' };
    const { room } = client(() => Response.json({ fault }, { status: 404 }));
    expect(await room(code)).toEqual(fail('room-not-found'));
  });

  it('refuses an answer that does not parse', async () => {
    const { info } = client(() => Response.json({ name: 'something else' }));
    expect(await info()).toMatchObject({ ok: false, fault: { code: 'internal' } });
  });

  it('takes a page of something else for no service', async () => {
    const { info } = client(() => new Response('<html>', { status: 200 }));
    expect(await info()).toMatchObject({ fault: { code: 'service-unreachable' } });
    const proxy = client(() => Response.json({ message: 'bad gateway' }, { status: 502 }));
    expect(await proxy.info()).toMatchObject({ fault: { code: 'service-unreachable' } });
  });

  it('says when nobody answers', async () => {
    const gone = client(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await gone.info()).toMatchObject({ fault: { code: 'service-unreachable' } });
    const slow = client(() => Promise.reject(new DOMException('late', 'TimeoutError')));
    expect(await slow.info()).toMatchObject({ fault: { code: 'timeout' } });
  });
});
