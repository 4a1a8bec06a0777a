import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { deskIncidentsSchema, incidentListSchema, incidentSchema } from './protocol/index.ts';
import {
  connectClient,
  createTestRoom,
  joinRoom,
  startTestService,
  type TestService,
} from '../test/fakes/meetingService.ts';

const watch = (clientId = 'client-of-a-test-1', keys: readonly string[] = []) => ({
  clientId,
  keys,
});

describe('watching', () => {
  test('needs no meeting, and a meeting needs no watching', async () => {
    const { origin } = await startTestService();
    const before = Date.now();
    const watcher = await connectClient(origin);
    const { nowMs, incidents } = await watcher.ask('watch:start', watch());
    expect(incidents).toEqual([]);
    expect(nowMs).toBeGreaterThanOrEqual(before);
    expect(nowMs).toBeLessThanOrEqual(Date.now());
    const member = await joinRoom(origin, await createTestRoom(origin));
    await member.ask('media:set', { microphone: 'off', camera: 'off' });
    await member.ask('watch:start', watch('client-of-a-test-2'));
    await member.ask('media:set', { microphone: 'on', camera: 'off' });
  });

  test('a connection stays one client, and can change what it shows', async () => {
    const { origin } = await startTestService();
    const client = await connectClient(origin);
    await client.ask('watch:start', watch());
    await client.ask('watch:start', watch(undefined, ['r.key']));
    expect(await client.send('watch:start', watch('client-of-a-test-2'))).toMatchObject({
      fault: { code: 'bad-request' },
    });
  });

  test('who does not watch has seen nothing, and nobody has seen what there is not', async () => {
    const { origin } = await startTestService();
    const client = await connectClient(origin);
    const seen = { incidentId: 'incident-of-nobody', revision: 1 };
    expect(await client.send('incident:seen', seen)).toMatchObject({
      fault: { code: 'not-allowed' },
    });
    await client.ask('watch:start', watch());
    expect(await client.send('incident:seen', seen)).toMatchObject({
      fault: { code: 'not-found' },
    });
  });
});

/** Asks as the desk, with the key from the data folder unless told otherwise. */
async function asDesk(
  { origin, dataDir }: Pick<TestService, 'origin' | 'dataDir'>,
  [method, path, body]: readonly [string, string, unknown?],
  key = readFileSync(join(dataDir, 'desk-key.txt'), 'utf8').trim(),
): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${origin}/api/desk/incidents${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

const ID = 'incident-of-a-test';

function outage(changes: object = {}) {
  const detectedAtMs = Date.now() - 5_000;
  const words = { title: 'Rooms are down', text: 'We are at it.' };
  const times = { detectedAtMs, startsAtMs: detectedAtMs, endsAtMs: null };
  return { kind: 'incident', ...words, ...times, affects: ['join'], ...changes };
}

const more = (type: string, eventId = `event-${type}-of-a-test`) => ({
  eventId,
  type,
  title: `${type} title`,
  text: '',
});

describe('an incident', () => {
  test('reaches every client that watches, each time it changes, and nobody else', async () => {
    const service = await startTestService();
    const { origin } = service;
    const alone = await connectClient(origin);
    await alone.ask('watch:start', watch());
    const inMeeting = await joinRoom(origin, await createTestRoom(origin));
    await inMeeting.ask('watch:start', watch('client-of-a-test-2'));
    const notWatching = await connectClient(origin);

    const body = outage();
    const declared = await asDesk(service, ['PUT', `/${ID}`, body]);
    expect(declared.status).toBe(200);
    const { incident } = await alone.next('incident:changed');
    expect(incident).toEqual(incidentSchema.parse(declared.body));
    const { kind, title, text, detectedAtMs, affects } = body;
    expect(incident).toMatchObject({ kind, title, text, detectedAtMs, affects, revision: 1 });
    expect((await inMeeting.next('incident:changed')).incident).toEqual(incident);

    await asDesk(service, ['POST', `/${ID}/events`, more('updated')]);
    const updated = (await alone.next('incident:changed')).incident;
    expect(updated).toMatchObject({ title: 'updated title', state: 'running', revision: 2 });
    await asDesk(service, ['POST', `/${ID}/events`, more('all-clear')]);
    const over = (await alone.next('incident:changed')).incident;
    expect(over).toMatchObject({ title: 'all-clear title', state: 'over', revision: 3 });
    expect(notWatching.untaken()).toEqual([]);
  });

  test('is declared once, and each event happens once, however often they are asked for', async () => {
    const service = await startTestService();
    const client = await connectClient(service.origin);
    await client.ask('watch:start', watch());
    const body = outage();
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => asDesk(service, ['PUT', `/${ID}`, body])),
    );
    for (const answer of asked) expect(answer).toEqual(asked[0]);
    const clear = ['POST', `/${ID}/events`, more('all-clear')] as const;
    const cleared = await Promise.all([asDesk(service, clear), asDesk(service, clear)]);
    expect(cleared[0]).toEqual(cleared[1]);
    expect(cleared[0]?.body).toMatchObject({ state: 'over', revision: 2 });
    await client.ask('watch:start', watch());
    expect(client.untaken()).toEqual(['incident:changed', 'incident:changed']);
  });

  test('that is another one under the same id, unknown, impossible or over is refused by code', async () => {
    const service = await startTestService();
    const codeOf = async (ask: readonly [string, string, unknown?]) => {
      const { status, body } = await asDesk(service, ask);
      return [status, (body as { fault?: { code: string } }).fault?.code];
    };
    const body = outage();
    await asDesk(service, ['PUT', `/${ID}`, body]);
    expect(await codeOf(['PUT', `/${ID}`, { ...body, title: 'Another' }])).toEqual([
      409,
      'incident-conflict',
    ]);
    const post = (id: string, event: unknown) => codeOf(['POST', `/${id}/events`, event]);
    expect(await post('incident-of-nobody', more('updated'))).toEqual([404, 'not-found']);
    expect(await post(ID, { ...more('updated'), extra: 1 })).toEqual([400, 'bad-request']);
    const future = outage({ detectedAtMs: Date.now() + 600_000 });
    expect(await codeOf(['PUT', '/incident-of-tomorrow', future])).toEqual([400, 'bad-request']);
    await post(ID, more('all-clear'));
    expect(await post(ID, more('all-clear', 'another-all-clear-1'))).toEqual([
      409,
      'incident-over',
    ]);
  });

  test('is declared by the desk alone', async () => {
    const service = await startTestService();
    for (const key of ['', 'd.', `d.${'A'.repeat(43)}`, `r.${'A'.repeat(43)}`]) {
      for (const ask of [
        ['GET', ''],
        ['PUT', `/${ID}`, outage()],
        ['POST', `/${ID}/events`, more('updated')],
      ] as const)
        expect(await asDesk(service, ask, key)).toMatchObject({ status: 401 });
    }
    const { incidents } = incidentListSchema.parse(
      await (await fetch(`${service.origin}/api/incidents`)).json(),
    );
    expect(incidents).toEqual([]);
  });

  test('and who was told of it outlive a restart', async () => {
    const service = await startTestService();
    const client = await connectClient(service.origin);
    await client.ask('watch:start', watch());
    await asDesk(service, ['PUT', `/${ID}`, outage()]);
    const { incident } = await client.next('incident:changed');
    await client.ask('incident:seen', { incidentId: ID, revision: 1 });
    const before = await asDesk(service, ['GET', '']);
    await service.service.close();

    const again = await startTestService({ dataDir: service.dataDir });
    const list = await (await fetch(`${again.origin}/api/incidents`)).json();
    expect(incidentListSchema.parse(list).incidents).toEqual([incident]);
    const after = await asDesk(again, ['GET', '']);
    const { incidents } = deskIncidentsSchema.parse(after.body);
    expect(incidents).toEqual(deskIncidentsSchema.parse(before.body).incidents);
    const newcomer = await connectClient(again.origin);
    expect((await newcomer.ask('watch:start', watch())).incidents).toEqual([incident]);
  });
});

describe('the time until clients knew', () => {
  test('counts who was online once, from the detection on, and who came later apart', async () => {
    const service = await startTestService();
    const { origin } = service;
    const online = await Promise.all(
      ['a', 'b', 'c'].map(async (name) => {
        const client = await connectClient(origin);
        await client.ask('watch:start', watch(`client-of-a-test-${name}`));
        return client;
      }),
    );
    const secondWindow = await connectClient(origin);
    await secondWindow.ask('watch:start', watch('client-of-a-test-a'));
    const detectedAtMs = Date.now() - 60_000;
    await asDesk(service, ['PUT', `/${ID}`, outage({ detectedAtMs })]);
    const [a, b] = online;
    const seen = { incidentId: ID, revision: 1 };
    await a?.ask('incident:seen', seen);
    await secondWindow.ask('incident:seen', seen);
    await b?.ask('incident:seen', seen);
    const late = await connectClient(origin);
    await late.ask('watch:start', watch('client-that-comes-late'));
    await late.ask('incident:seen', seen);

    const answer = await asDesk(service, ['GET', '']);
    const [found] = deskIncidentsSchema.parse(answer.body).incidents;
    expect(found?.reach).toMatchObject({ online: 3, told: 2, late: 1 });
    const { meanMs = 0, longestMs = 0 } = found?.reach ?? {};
    expect(meanMs).toBeGreaterThanOrEqual(60_000);
    expect(longestMs).toBeGreaterThanOrEqual(meanMs);
    expect(longestMs).toBeLessThan(70_000);
  });

  test('is news for the desk, and for nobody else', async () => {
    const service = await startTestService();
    const key = readFileSync(join(service.dataDir, 'desk-key.txt'), 'utf8').trim();
    const desk = await connectClient(service.origin);
    await desk.ask('watch:start', { ...watch('client-at-the-desk'), keys: [key] });
    const client = await connectClient(service.origin);
    await client.ask('watch:start', watch());
    await asDesk(service, ['PUT', `/${ID}`, outage()]);
    await client.next('incident:changed');
    await client.ask('incident:seen', { incidentId: ID, revision: 1 });
    await desk.next('incident:reached');
    expect(client.untaken()).toEqual([]);
  });

  test('takes no receipt of a revision that there is not', async () => {
    const service = await startTestService();
    const client = await connectClient(service.origin);
    await client.ask('watch:start', watch());
    await asDesk(service, ['PUT', `/${ID}`, outage()]);
    const early = { incidentId: ID, revision: 2 };
    expect(await client.send('incident:seen', early)).toMatchObject({
      fault: { code: 'not-found' },
    });
  });
});

describe('asking for evidence', () => {
  const request = { reportKey: 'report-of-a-test-1', viewToken: 'token' };

  test('reaches the others of the room, and nobody else', async () => {
    const { origin } = await startTestService();
    const code = await createTestRoom(origin);
    const ada = await joinRoom(origin, code);
    const ben = await joinRoom(origin, code);
    await ada.next('member:joined');
    const stranger = await joinRoom(origin, await createTestRoom(origin));
    await ada.ask('evidence:ask', request);
    const by = ada.joined.self.memberId;
    expect(await ben.next('evidence:asked')).toEqual({ by, ...request });
    expect([...ada.untaken(), ...stranger.untaken()]).toEqual([]);
  });

  test('is for members only', async () => {
    const { origin } = await startTestService();
    const outside = await connectClient(origin);
    expect(await outside.send('evidence:ask', request)).toMatchObject({
      fault: { code: 'not-in-room' },
    });
  });
});

test('a service watches itself through its own door when it is told to, and only then', async () => {
  const [watched, plain] = [await startTestService({ monitor: true }), await startTestService()];
  const looksAt = (log: readonly string[]) => log.some((line) => line.includes('GET /health'));
  await vi.waitFor(() => expect(looksAt(watched.log)).toBe(true));
  expect(looksAt(plain.log)).toBe(false);
});
