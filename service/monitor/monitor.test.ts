import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createSocket } from 'node:dgram';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Monitored } from '../../domain/incidents/monitor.ts';
import { temporaryFolder } from '../../test/fakes/meetingService.ts';
import { createIncidents } from '../incidents/incidents.ts';
import { incidentSchema } from '../protocol/index.ts';
import { openSqliteStore } from '../storage/sqliteStore.ts';
import { createJoinMeter } from './joinMeter.ts';
import { createMonitor } from './monitor.ts';
import { createProbes, type Finding } from './probes.ts';
import { toWire } from '../incidents/watching.ts';

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

/** A monitor whose looks are made by hand, on a store that can be broken; a minute passes with each look. */
async function watched(dataDir = temporaryFolder()) {
  const clock = { now: 1_700_000_000_000 };
  const store = await openSqliteStore(dataDir, clock.now);
  onTestFinished(() => store.close());
  const told: string[] = [];
  const disk = { isFull: false };
  const findings: Record<Monitored, Finding> = {
    service: undefined,
    storage: undefined,
    relay: undefined,
    joins: undefined,
  };
  const incidents = await createIncidents({
    store: {
      ...store.incidents,
      async add(entry) {
        if (disk.isFull) throw new Error('disk is full');
        await store.incidents.add(entry);
      },
    },
    now: () => clock.now,
    online: () => new Set(),
    onChange: ({ incident, event }) => told.push(`${event.type} ${incident.title}`),
    log: QUIET,
  });
  const monitor = createMonitor({
    probes: {
      service: async () => findings.service,
      storage: async () => findings.storage,
      relay: async () => findings.relay,
      joins: async () => findings.joins,
    },
    incidents,
    now: () => clock.now,
    randomBytes,
    schedule: () => () => undefined,
    log: QUIET,
  });
  return {
    clock,
    store,
    told,
    disk,
    incidents,
    async look(what: Monitored, isWorking: boolean, times = 1) {
      findings[what] = { isWorking, found: isWorking ? 'answers' : 'no answer within 5000 ms' };
      for (let time = 0; time < times; time += 1) {
        clock.now += 60_000;
        await monitor.look();
      }
      findings[what] = undefined;
    },
  };
}

describe('the monitor', () => {
  test('declares what fails three times, says what it found, and gives the all-clear', async () => {
    const { look, incidents, clock } = await watched();
    await look('relay', false, 2);
    expect(incidents.current()).toEqual([]);
    await look('relay', false, 5);
    const [incident, ...others] = incidents.current();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      kind: 'incident',
      state: 'running',
      title: expect.stringContaining('relay'),
      text: expect.stringContaining('no answer within 5000 ms'),
      affects: ['audio', 'video', 'sharing', 'join'],
      // Found by the first of the three.
      detectedAtMs: clock.now - 6 * 60_000,
      declaredAtMs: clock.now - 4 * 60_000,
    });
    await look('relay', true, 2);
    expect(incidents.current()[0]).toMatchObject({ state: 'running' });
    await look('relay', true);
    expect(incidents.current()[0]).toMatchObject({ state: 'over', changedAtMs: clock.now });
  });

  test('tells of each thing by itself, in words that travel', async () => {
    const { look, incidents } = await watched();
    for (const what of ['service', 'storage', 'relay', 'joins'] as const)
      await look(what, false, 3);
    const all = incidents.current();
    expect(all).toHaveLength(4);
    for (const incident of all) {
      const wired = incidentSchema.parse(toWire(incident));
      expect(wired.title).toMatch(/[一-鿿].*[a-z]/);
    }
  });

  test('tells of a storage that is down though it cannot store that, and stores it later', async () => {
    const dataDir = temporaryFolder();
    const { look, told, disk, incidents, store } = await watched(dataDir);
    disk.isFull = true;
    await look('storage', false, 3);
    expect(told).toMatchObject([expect.stringContaining('declared')]);
    expect(incidents.current()).toMatchObject([{ state: 'running' }]);
    expect((await store.incidents.load()).size).toBe(0);
    const asked = { title: 'By hand', text: '', detectedAtMs: 1, startsAtMs: 1 };
    const declaration = { type: 'declared', kind: 'incident', affects: [], ...asked } as const;
    const byDesk = incidents.declare(
      'by-the-desk-0001',
      { ...declaration, endsAtMs: undefined },
      'desk',
    );
    await expect(byDesk).rejects.toThrow('disk is full');
    disk.isFull = false;
    await look('storage', true, 3);
    expect(told).toHaveLength(2);
    const logs = [...(await store.incidents.load()).values()];
    expect(logs.map((log) => log.map(({ type }) => type))).toEqual([['declared', 'all-clear']]);
  });

  test('goes on after a restart with what it had declared', async () => {
    const dataDir = temporaryFolder();
    const before = await watched(dataDir);
    await before.look('joins', false, 3);
    await before.store.close();
    const after = await watched(dataDir);
    await after.look('joins', false, 3);
    expect(after.incidents.current()).toMatchObject([{ state: 'running', revision: 1 }]);
    await after.look('joins', true, 3);
    expect(after.incidents.current()).toMatchObject([{ state: 'over', revision: 2 }]);
  });

  test('takes the desk’s all-clear for its own, and declares anew', async () => {
    const { look, incidents, told } = await watched();
    await look('service', false, 3);
    const [first] = incidents.current();
    const followUp = { type: 'all-clear', title: 'By hand', text: '' } as const;
    const eventId = 'all-clear-by-hand';
    await incidents.follow(first?.incidentId ?? '', { eventId, followUp }, 'desk');
    await look('service', true, 3);
    expect(told).toHaveLength(2);
    await look('service', false, 3);
    expect(incidents.current().map(({ state }) => state)).toEqual(['running', 'over']);
  });
});

describe('a look', () => {
  const needs = (changes: object) => ({
    origin: 'http://127.0.0.1:1',
    store: { probe: async () => undefined },
    iceServers: [],
    joins: createJoinMeter(() => 0),
    now: () => 0,
    randomBytes,
    ...changes,
  });

  test('at the service is a round trip through its own door', async () => {
    const answers = { status: 200 };
    const server = createServer(
      (_request, response) => void response.writeHead(answers.status).end(),
    );
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const probes = createProbes(needs({ origin: `http://127.0.0.1:${port}` }));
    expect(await probes.service()).toEqual({ isWorking: true, found: 'answers' });
    answers.status = 503;
    expect(await probes.service()).toEqual({
      isWorking: false,
      found: 'answers with status 503',
    });
    const nobody = createProbes(needs({}));
    expect(await nobody.service()).toEqual({ isWorking: false, found: 'ECONNREFUSED' });
  });

  test('at the storage writes and reads', async () => {
    const store = await openSqliteStore(temporaryFolder(), 0);
    const probes = createProbes(needs({ store }));
    expect(await probes.storage()).toMatchObject({ isWorking: true });
    expect(await probes.storage()).toMatchObject({ isWorking: true });
    await store.close();
    expect(await probes.storage()).toMatchObject({ isWorking: false });
  });

  test('at the relays finds them working while one of them answers, STUN servers aside', async () => {
    const relay = createSocket('udp4');
    onTestFinished(() => void relay.close());
    relay.on('message', (request, from) => {
      request.writeUInt16BE(0x0101, 0);
      relay.send(request, from.port, from.address);
    });
    await new Promise<void>((resolve) => void relay.bind(0, '127.0.0.1', resolve));
    const there = `turn:127.0.0.1:${relay.address().port}`;
    const gone = 'turn:127.0.0.1:1?transport=tcp';
    const looked = (...iceServers: string[]) => createProbes(needs({ iceServers })).relay();
    expect(await looked(gone, there)).toEqual({
      isWorking: true,
      found: `${gone}: ECONNREFUSED; ${there}: answers`,
    });
    expect(await looked(gone, there.replace('turn', 'stun'))).toMatchObject({ isWorking: false });
    expect(await looked(there.replace('turn', 'stun'))).toMatchObject({ isWorking: true });
    expect(await looked()).toBeUndefined();
  });

  test('at the joins finds nothing while nobody joins', async () => {
    const joins = createJoinMeter(() => 0);
    const probes = createProbes(needs({ joins }));
    expect(await probes.joins()).toBeUndefined();
    for (let count = 0; count < 3; count += 1) joins.begin()(undefined);
    expect(await probes.joins()).toEqual({ isWorking: false, found: '3 of 3 joins failed' });
  });
});
