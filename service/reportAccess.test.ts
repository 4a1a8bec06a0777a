import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { note, startFiled } from '../test/fakes/faultService.ts';
import { createOwnRoom, startTestService, temporaryFolder } from '../test/fakes/meetingService.ts';
import {
  ask,
  jsonOf,
  newReporterKey,
  newReportKey,
  reportBody,
  viewOf,
  type Asked,
} from '../test/fakes/reporter.ts';
import { LIMITS, reportListSchema } from './protocol/index.ts';

/** Windows keeps no permission bits. */
const OTHERS = process.platform === 'win32' ? 0 : 0o077;

describe('whoever may not see a report', () => {
  test('is answered byte for byte as for one that does not exist', async () => {
    const { origin, read, act, call, key, desk } = await startFiled({ room: null });
    const other = await createOwnRoom(origin);
    const unknown = newReportKey();
    const strangers = [
      undefined,
      'r.',
      'nonsense',
      newReporterKey(),
      `h.${other.code}.${other.ownerKey}`,
      `h.${other.code}.${'A'.repeat(43)}`,
      `v.${'A'.repeat(43)}`,
    ];
    const shape = ({ status, headers, bytes }: Awaited<ReturnType<typeof read>>) => {
      const { date: _date, ...all } = headers;
      // They count the requests before.
      const rest = Object.entries(all).filter(([name]) => !name.startsWith('x-ratelimit-'));
      return { status, rest, text: String(bytes) };
    };
    for (const stranger of strangers) {
      const as = stranger === undefined ? {} : { key: stranger };
      const asks = (report: string): Asked[] => [
        { ...as, path: `/api/reports/${report}` },
        { ...as, path: `/api/reports/${report}/bundle` },
        { ...as, path: `/api/reports/${report}/bundle`, method: 'HEAD' },
        { ...as, path: `/api/reports/${report}/views/${unknown}/bundle` },
        { ...as, path: `/api/reports/${report}/invite`, method: 'POST' },
      ];
      const [known, missing] = [asks(key), asks(unknown)];
      for (const [index, asked] of known.entries()) {
        const one = shape(await call(asked));
        expect(one).toEqual(shape(await call(missing[index] ?? asked)));
        expect(one.status).toBe(404);
      }
      if (stranger === undefined) continue;
      const withdraw = { type: 'withdrawn' } as const;
      const refused = shape(await act(stranger, withdraw));
      expect(refused).toEqual(shape(await act(stranger, withdraw, newReportKey(), unknown)));
      expect(refused.status).toBe(404);
    }
    expect(shape(await read(desk, unknown)).status).toBe(404);
  });

  test('is not the host of its room, who reads it and changes nothing', async () => {
    const { origin, file, read, act, call } = await startFiled();
    const { code, ownerKey } = await createOwnRoom(origin);
    const [host, key] = [`h.${code}.${ownerKey}`, newReportKey()];
    await file({ room: code }, newReporterKey(), key);
    expect(viewOf(await read(host, key)).head.room).toBe(code);
    const { reports } = reportListSchema.parse(
      jsonOf(await call({ path: '/api/reports', key: host })),
    );
    expect(reports.map(({ head }) => head.key)).toEqual([key]);
    for (const happening of [note('hello'), { type: 'withdrawn' } as const]) {
      expect((await act(host, happening, newReportKey(), key)).status).toBe(403);
    }
  });

  test('lists only own reports, the newest first', async () => {
    const { file, call, reporter, key } = await startFiled();
    const second = newReportKey();
    await file({}, reporter, second);
    await file({}, newReporterKey(), newReportKey());
    const list = async (as: string) =>
      reportListSchema
        .parse(jsonOf(await call({ path: '/api/reports', key: as })))
        .reports.map(({ head }) => head.key);
    expect(await list(reporter)).toEqual([second, key]);
    expect(await list(newReporterKey())).toEqual([]);
    expect((await call({ path: '/api/reports' })).status).toBe(404);
  });
});

describe('the service desk', () => {
  test('sees first what is due first', async () => {
    const { file, queue, act, desk, key } = await startFiled({ level: 4 });
    const filings = [
      { level: 3, occurredAtMs: Date.now() - 23 * 3_600_000 },
      { level: 1 },
      { level: 2 },
    ] as const;
    for (const filing of filings) await file(filing, newReporterKey(), newReportKey());
    expect((await queue()).map(({ level }) => level)).toEqual([3, 1, 2, 4]);
    await act(desk, { type: 'recovered', text: '' });
    expect((await queue()).at(-1)).toMatchObject({ key, state: 'recovered' });
    expect((await queue('open&limit=2')).map(({ level }) => level)).toEqual([3, 1]);
    expect((await queue('all')).map(({ number }) => number)).toEqual([2, 3, 4, 1]);
  });

  test('has one key, kept for this user and over restarts, that is in no log', async () => {
    const dataDir = temporaryFolder();
    const first = await startTestService({ dataDir });
    const file = join(dataDir, 'desk-key.txt');
    const key = readFileSync(file, 'utf8').trim();
    expect(key).toMatch(/^d\.[\w-]{43}$/);
    expect(statSync(file).mode & OTHERS).toBe(0);
    const reporter = newReporterKey();
    const path = `/api/reports/${newReportKey()}`;
    await ask(first.origin, { method: 'PUT', path, key: reporter, body: reportBody() });
    await ask(first.origin, { path: '/api/desk/reports', key });
    const log = first.log.join('');
    for (const secret of [key, key.slice(2), reporter.slice(2), path.slice(13)])
      expect(log).not.toContain(secret);
    await first.service.close();
    await startTestService({ dataDir });
    expect(readFileSync(file, 'utf8').trim()).toBe(key);
  });

  test('refuses wrong keys by code, and after some any key of that address for a while', async () => {
    const { call, desk, reporter, read } = await startFiled();
    const enter = (key?: string, from?: string) =>
      call({ path: '/api/desk/reports', ...(key && { key }), ...(from && { from }) });
    expect((await enter(desk)).status).toBe(200);
    for (const key of [undefined, reporter]) expect((await enter(key)).status).toBe(401);
    for (let tried = 0; tried < LIMITS.deskKeyTries; tried += 1) {
      const wrong = await enter(`d.${'A'.repeat(43)}`);
      expect([wrong.status, jsonOf(wrong)]).toMatchObject([
        401,
        { fault: { code: 'desk-key-wrong' } },
      ]);
    }
    expect((await enter(desk)).status).toBe(429);
    expect((await read(reporter)).status).toBe(200);
  });
});
