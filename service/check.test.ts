import { describe, expect, test } from 'vitest';
import { startTestService } from '../test/fakes/meetingService.ts';
import { faultBodySchema, iceConfigSchema, LIMITS } from './protocol/index.ts';

const TURN = 'turn:turn.example:3478?transport=udp';

function ask(origin: string, body = '{}', headers: Record<string, string> = {}) {
  return fetch(`${origin}/api/checks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

describe('a network check', () => {
  test('gets credentials of its own for the relay, which end soon', async () => {
    const { origin } = await startTestService({
      iceServers: [TURN],
      turnSecret: 'a-secret-of-the-relay',
      turnTtlS: 86_400,
    });
    const answers = [await ask(origin), await ask(origin)];
    expect(answers[0]?.headers.get('cache-control')).toBe('no-store');
    const configs = await Promise.all(
      answers.map(async (answer) => iceConfigSchema.parse(await answer.json())),
    );
    const [first, second] = configs.map(({ iceServers }) => iceServers[0]?.username ?? '');
    expect(first).toMatch(/^\d+:check-[\w-]{16}$/);
    expect(second).not.toBe(first);
    for (const { iceServers, expiresAtMs = 0 } of configs) {
      expect(iceServers[0]?.urls).toEqual([TURN]);
      expect(expiresAtMs - Date.now()).toBeLessThanOrEqual(LIMITS.checkTtlS * 1_000);
      expect(expiresAtMs).toBeGreaterThan(Date.now());
    }
  });

  test('is told when there is no relay', async () => {
    const { origin } = await startTestService();
    expect(await (await ask(origin)).json()).toEqual({ iceServers: [] });
  });

  test('leaves nothing secret in the log', async () => {
    const { origin, log } = await startTestService({ iceServers: [TURN], turnSecret: 'hush-hush' });
    const { iceServers } = iceConfigSchema.parse(await (await ask(origin)).json());
    const said = log.join('\n');
    expect(said).not.toContain('hush-hush');
    expect(said).not.toContain(iceServers[0]?.credential);
  });

  test('may not be begun by a stranger, with another body, or again and again', async () => {
    const { origin } = await startTestService();
    const stranger = await ask(origin, '{}', { origin: 'https://evil.example' });
    expect(stranger.status).toBe(403);
    expect((await ask(origin, '{"ttl":99}')).status).toBe(400);
    const answers: Response[] = [];
    for (let asked = 0; asked <= LIMITS.checksPerMinute; asked += 1)
      answers.push(await ask(origin));
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(faultBodySchema.parse(await last?.json()).fault.code).toBe('rate-limited');
  });
});
