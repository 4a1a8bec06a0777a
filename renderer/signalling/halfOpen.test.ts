import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { startTestService } from '../../test/fakes/meetingService.ts';
import { createClock } from '../platform/clock.ts';
import { createSignalling, openSocket } from './index.ts';

/** A path to a service that can go silent without a word, as it does while a computer sleeps. */
async function silentPath(origin: string) {
  const ends: Socket[] = [];
  const server = createServer((near) => {
    const far = connect(Number(new URL(origin).port), '127.0.0.1');
    for (const end of [near, far]) end.on('error', () => undefined);
    near.pipe(far);
    far.pipe(near);
    ends.push(near, far);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const end of ends) end.destroy();
    server.close();
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Holds back what passes over the connections there are; new ones work. */
    goSilent: () => {
      for (const end of ends) {
        end.unpipe();
        end.pause();
      }
    },
  };
}

it('finds out that a silent connection is gone, and has a new one at once', async () => {
  const service = await startTestService();
  const path = await silentPath(service.origin);
  const signalling = createSignalling({
    socket: openSocket(path.origin),
    clock: createClock(globalThis),
    random: Math.random,
    log: () => {},
  });
  onTestFinished(() => signalling.close());
  const connected = () =>
    new Promise<void>((resolve) => {
      const undo = signalling.onConnect(() => {
        undo();
        resolve();
      });
    });
  await connected();
  path.goSilent();
  expect(signalling.isConnected()).toBe(true);
  const again = connected();
  const startedMs = performance.now();
  signalling.check();
  await again;
  expect(performance.now() - startedMs).toBeLessThan(4_000);
  expect(await signalling.request('ice:refresh', {})).toMatchObject({
    fault: { code: 'not-in-room' },
  });
});
