import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFaultDevice, DEVICE_ROOM } from '../../../test/fakes/faultDevice.ts';
import { someCall, someSample, someTick } from '../../../test/fakes/history.ts';
import { createReportService, unpackedText } from '../../../test/fakes/reportService.ts';
import { someMember } from '../../../test/fakes/wires.ts';
import type { MemberId } from '../../../domain/ids.ts';
import type { Incident } from '../../../domain/incidents/incident.ts';
import { fault } from '../../../domain/fault.ts';
import { ok } from '../../../domain/reply.ts';
import { part } from './evidence/collectEvidence.ts';

function createWorld() {
  const device = createFaultDevice((...request) => service.fetch(...request));
  const service = createReportService(device.clock.now);
  const open = () => {
    const page = device.openWindow();
    onTestFinished(page.close);
    return page;
  };
  return { device, service, open };
}
type PageOfDevice = ReturnType<ReturnType<typeof createWorld>['open']>;

const filing = {
  category: 'video',
  level: 3,
  words: 'Broken',
  contact: '',
  parts: ['quality', 'samples', 'path', 'devices', 'versions', 'log', 'events', 'picture'],
  incidentId: undefined,
} as const;

async function file(page: PageOfDevice): Promise<string> {
  const sent = await page.reports.send(await page.reports.prepare(), filing);
  if (!sent.ok) throw new Error(sent.fault.code);
  await vi.waitFor(() => expect(mine(page)?.delivery).toBe('sent'));
  return sent.value;
}
const mine = (page: PageOfDevice) => page.stores.reports.getState().reports?.[0];

/** The watch's own line to the service, with an answer to `watch:start`. */
async function watched(page: PageOfDevice, incidents: readonly Incident[] = [], nowMs = 0) {
  await vi.waitFor(() => expect(page.lines).toHaveLength(1));
  const [line] = page.lines;
  if (!line) throw new Error('no line');
  line.answers.set('watch:start', () => ok({ nowMs, incidents }));
  line.returns();
  await vi.waitFor(() => expect(line.bodies('watch:start')).not.toHaveLength(0));
  return line;
}

const incident = (change: Partial<Incident> = {}): Incident => ({
  incidentId: 'incident-id-of-a-test',
  kind: 'incident',
  state: 'running',
  title: 'Nobody is heard',
  text: '',
  detectedAtMs: 1,
  declaredAtMs: 2,
  startsAtMs: 1,
  endsAtMs: undefined,
  affects: [],
  changedAtMs: 2,
  revision: 1,
  ...change,
});

/** As it is on the wire. */
const told = (change: Partial<Incident> = {}) => ({ ...incident(change), affects: [] });

describe('a prepared report', () => {
  it('holds the last minutes, without names, addresses and secrets', async () => {
    const { device, open } = createWorld();
    const page = open();
    const nowMs = device.clock.now();
    const memberId = 'member-id-of-ada' as MemberId;
    const ada = someMember('Ada Lovelace', { memberId });
    page.stores.people.setState({ members: [ada], links: { [ada.memberId]: 'recovering' } });
    page.stores.meeting.setState({ phase: { at: 'in' } });
    page.stores.media.setState((media) => ({
      devices: { ...media.devices, microphone: [{ deviceId: 'x', label: 'Ada Lovelace’s phone' }] },
    }));
    page.stores.quality.setState({ callId: 'this call' });
    await device.memory.archive.put(
      someCall('this call', { startedAtMs: nowMs - 900_000, endedAtMs: nowMs }),
    );
    const at = (ms: number) =>
      someTick(nowMs - ms, [someSample({ atMs: nowMs - ms, memberId: ada.memberId })]);
    await device.memory.archive.addTicks('this call', [at(700_000), at(500_000), at(1_000)]);
    page.journal.log('warn', 'candidate 192.168.1.20 of Ada Lovelace', {
      from: 'fe80::1%eth0',
      token: 'r.0123456789012345678901234567890123456789abc',
    });
    page.journal.event('link recovering', { id: ada.memberId });

    const prepared = await page.reports.prepare();
    const text = new Map(prepared.parts.map(({ id, preview }) => [id, String(preview)]));
    const all = [...text.values()].join('\n');
    for (const secret of ['Ada', '192.168', 'fe80', '0123456789'])
      expect(all).not.toContain(secret);
    expect([...text.keys()]).toEqual([
      'quality',
      'samples',
      'path',
      'devices',
      'versions',
      'log',
      'events',
    ]);
    // Two of the last ten minutes, and the head.
    expect(text.get('samples')?.trim().split('\r\n')).toHaveLength(3);
    expect(text.get('samples')).toContain('Person 2');
    expect(text.get('path')).toContain('Person 2');
    expect(text.get('devices')).toContain('Person 2’s phone');
    expect(text.get('log')).toContain('candidate [address] of Person 2');
    expect(prepared).toMatchObject({ level: 3, reason: 'one-terminal', category: 'audio' });
  });

  it('is about the service a join failed at, at the level that silence speaks for', async () => {
    const { open } = createWorld();
    const page = open();
    page.world.isReachable = false;
    const invitation = { code: DEVICE_ROOM, origin: 'https://far.example', fingerprint: undefined };
    const prepared = await page.reports.prepare({ invitation, code: 'service-unreachable' });
    expect(prepared).toMatchObject({
      level: 1,
      reason: 'nobody-registers',
      place: { origin: 'https://far.example', room: DEVICE_ROOM },
    });
  });

  it('is sent as it was shown, without what was left out', async () => {
    const { service, open } = createWorld();
    const page = open();
    page.world.picture = ok(new Blob(['picture']));
    const pictured = await page.reports.addPicture(await page.reports.prepare());
    if (!pictured.ok) throw new Error('no picture');
    const sent = await page.reports.send(pictured.value, {
      ...filing,
      parts: ['versions', 'picture'],
    });
    await vi.waitFor(() => expect(mine(page)?.delivery).toBe('sent'));
    const bundle = sent.ok ? service.reports.get(sent.value)?.bundle : undefined;
    const files = unpackedText(bundle?.bytes ?? new Uint8Array());
    expect(Object.keys(files)).toEqual(['manifest.json', 'versions.json', 'window.jpg']);
    const shown = pictured.value.parts.find(({ id }) => id === 'versions')?.preview;
    expect(files['versions.json']).toBe(shown);
    expect(files['window.jpg']).toBe('picture');
  });

  it('is refused while it cannot be kept, and not lost from the screen', async () => {
    const { open } = createWorld();
    const page = open();
    const prepared = await page.reports.prepare();
    const huge = part(
      'log',
      'program.log',
      new Blob([crypto.getRandomValues(new Uint8Array(65_536))]),
    );
    const parts = Array.from({ length: 330 }, (_, at) => ({ ...huge, name: `part-${at}.log` }));
    const sent = await page.reports.send({ ...prepared, parts }, filing);
    expect(sent).toMatchObject({ ok: false, fault: { code: 'too-large' } });
  });
});

describe('the watch', () => {
  it('learns the clock of the service, and files by it', async () => {
    const { device, service, open } = createWorld();
    const page = open();
    const aheadMs = 3 * 3_600_000;
    service.world.aheadMs = aheadMs;
    await watched(page, [], device.clock.now() + aheadMs);
    await vi.waitFor(async () =>
      expect((await (await page.link.store()).service('own')).clock?.offsetMs).toBe(aheadMs),
    );
    expect((await page.reports.prepare()).clockOffsetMs).toBe(aheadMs);
    const key = await file(page);
    expect(service.reports.get(key)?.body.clockOffsetMs).toBe(aheadMs);
    expect(mine(page)?.clockOffsetMs).toBe(aheadMs);
  });

  it('shows an incident once, says so back, and remembers over a restart', async () => {
    const { open } = createWorld();
    const first = open();
    const line = await watched(first, [incident()]);
    await vi.waitFor(() => expect(line.bodies('incident:seen')).toHaveLength(1));
    expect(first.stores.incidents.getState().incidents).toEqual([incident()]);
    expect(first.notices).toEqual([{ kind: 'incident', title: 'Nobody is heard' }]);
    first.reports.dismissIncident('incident-id-of-a-test');
    first.die();

    const second = open();
    const again = await watched(second, [incident()]);
    await vi.waitFor(() => expect(second.stores.incidents.getState().incidents).toHaveLength(1));
    expect(second.stores.incidents.getState().dismissed).toEqual({ 'incident-id-of-a-test': 1 });
    again.says('incident:changed', { incident: told({ revision: 2, state: 'over' }) });
    again.says('incident:changed', { incident: told() });
    expect(second.stores.incidents.getState().incidents[0]).toMatchObject({ revision: 2 });
    expect(second.notices).toEqual([{ kind: 'incident-over', title: 'Nobody is heard' }]);
    await vi.waitFor(() =>
      expect(again.bodies('incident:seen')).toEqual([
        { incidentId: 'incident-id-of-a-test', revision: 2 },
      ]),
    );
  });

  it('brings what happens to a report, and tells who looks elsewhere', async () => {
    const { service, open } = createWorld();
    const page = open();
    const line = await watched(page);
    const key = await file(page);
    const stored = service.reports.get(key);
    if (!stored) throw new Error('not there');
    const by = { by: 'desk', eventId: 'event-of-the-desk-1' } as const;
    service.happen(stored, { type: 'recovered', text: 'Again fine', ...by });
    line.says('report:changed', { key });
    await vi.waitFor(() =>
      expect(mine(page)?.view?.events.at(-1)).toMatchObject({ type: 'recovered' }),
    );
    await vi.waitFor(() =>
      expect(page.notices).toContainEqual({ kind: 'report-recovered', number: '000001' }),
    );
    expect(await page.reports.act(key, { type: 'confirmed' })).toEqual(ok(null));
    await vi.waitFor(() =>
      expect(mine(page)?.view?.events.at(-1)).toMatchObject({ type: 'confirmed' }),
    );
    expect(page.notices).toHaveLength(1);
  });
});

describe('the others in a meeting', () => {
  it('are asked, and add what they saw only when they want to', async () => {
    const { device, service, open } = createWorld();
    const page = open();
    const invitation = { code: DEVICE_ROOM, origin: undefined, fingerprint: undefined };
    const key = await file(page);
    expect(await page.reports.askOthers(key)).toMatchObject({ ok: false });
    page.world.invitation = invitation;
    page.stores.meeting.setState({ phase: { at: 'in' } });
    expect(await page.reports.askOthers(key)).toEqual(ok(null));
    expect(page.asked).toEqual([
      ['evidence:ask', { reportKey: key, viewToken: `token-of-${key}` }],
    ]);

    const other = createFaultDevice(service.fetch, device.clock).openWindow();
    onTestFinished(other.close);
    other.world.invitation = invitation;
    other.stores.meeting.setState({ phase: { at: 'in' } });
    const ask = { fromName: 'Me', reportKey: key, viewToken: `token-of-${key}` };
    other.stores.reports.setState({ ask });
    await other.reports.answerAsk(undefined);
    expect(other.stores.reports.getState().ask).toBeUndefined();
    other.stores.reports.setState({ ask });
    expect(await other.reports.answerAsk((await other.reports.prepare()).parts)).toEqual(ok(null));
    await vi.waitFor(async () => expect(await (await other.link.store()).list()).toEqual([]));
    const views = [...(service.reports.get(key)?.views.values() ?? [])];
    expect(views).toHaveLength(1);
    expect(views[0]?.bytes.length).toBe(views[0]?.size);
    // It is a view of somebody else's report, and no report of this device.
    expect(other.stores.reports.getState().reports).toEqual([]);
  });
});

it('what is nobody’s fault is not proposed as one', async () => {
  const { open } = createWorld();
  const page = open();
  const refused = fault('passcode-wrong').code;
  const invitation = { code: DEVICE_ROOM, origin: undefined, fingerprint: undefined };
  const prepared = await page.reports.prepare({ invitation, code: refused });
  expect(prepared).toMatchObject({ level: 4, category: 'join' });
});
