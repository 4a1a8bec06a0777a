import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFaultDevice, createHandClock } from '../../../test/fakes/faultDevice.ts';
import {
  createReportService,
  unpackedText,
  type Mishap,
} from '../../../test/fakes/reportService.ts';
import type { Filing } from './port.ts';

type Device = ReturnType<typeof createFaultDevice>;
type PageOfDevice = ReturnType<Device['openWindow']>;

const filing = (words: string): Filing => ({
  category: 'audio',
  level: 2,
  words,
  contact: '',
  parts: ['versions', 'log', 'devices'],
  incidentId: undefined,
});

function createWorld() {
  const clock = createHandClock();
  const service = createReportService(clock.now);
  const device = createFaultDevice(service.fetch, clock);
  const open = () => {
    const page = device.openWindow();
    onTestFinished(page.close);
    return page;
  };
  return { clock, service, device, open };
}

async function file(page: PageOfDevice, words: string): Promise<string> {
  const prepared = await page.reports.prepare();
  const sent = await page.reports.send(prepared, filing(words));
  if (!sent.ok) throw new Error(`not kept: ${sent.fault.code}`);
  return sent.value;
}

/** Lets time pass until it is so. */
const until = (clock: ReturnType<typeof createHandClock>, check: () => void | Promise<void>) =>
  vi.waitFor(
    async () => {
      clock.advance(10_000);
      await check();
    },
    { timeout: 8_000, interval: 2 },
  );

const delivery = (page: PageOfDevice) =>
  page.stores.reports.getState().reports?.map((report) => report.delivery);

/** Every report is there once, with all of its evidence. */
function expectWhole(
  { reports }: ReturnType<typeof createReportService>,
  words: readonly string[],
) {
  expect([...reports.values()].map(({ body }) => body.words).toSorted()).toEqual(words.toSorted());
  for (const [key, { bundle }] of reports) {
    expect(bundle?.bytes.length).toBe(bundle?.size);
    const files = unpackedText(bundle?.bytes ?? new Uint8Array());
    expect(JSON.parse(files['manifest.json'] ?? '')).toMatchObject({ reportKey: key });
    expect(Object.keys(files)).toEqual(['manifest.json', 'devices.json', 'versions.json']);
  }
}

describe('the outbox', () => {
  it('sends a report with its evidence, and shows how it stands', async () => {
    const { clock, service, open } = createWorld();
    const page = open();
    const key = await file(page, 'No sound');
    await until(clock, () => expect(delivery(page)).toEqual(['sent']));
    expectWhole(service, ['No sound']);
    const [report] = page.stores.reports.getState().reports ?? [];
    expect(report).toMatchObject({ key, words: 'No sound', view: { head: { number: 1 } } });
    expect(report?.bundle?.sentBytes).toBe(report?.bundle?.bytes);
  });

  it('keeps a report while there is no network, and sends it at once when there is', async () => {
    const { clock, service, open } = createWorld();
    service.world.aheadMs = 3 * 3_600_000;
    const page = open();
    page.world.hasNetwork = false;
    const occurredAtMs = clock.now();
    await file(page, 'Filed offline');
    await vi.waitFor(() => expect(delivery(page)).toEqual(['waiting']));
    clock.advance(3_600_000);
    expect(service.reports.size).toBe(0);

    page.goesOnline();
    await vi.waitFor(() => expect(delivery(page)).toEqual(['sent']));
    const [stored] = service.reports.values();
    // It had never heard the service's clock: the moment is right all the same, by that of sending.
    const filed = stored?.events[0];
    expect(filed).toMatchObject({
      type: 'filed',
      occurredAtMs: occurredAtMs + service.world.aheadMs,
      atMs: occurredAtMs + 3_600_000 + service.world.aheadMs,
    });
  });

  it('is there again after the program has ended, and sends then', async () => {
    const { clock, service, open } = createWorld();
    const first = open();
    first.world.hasNetwork = false;
    await file(first, 'Before the end');
    first.die();
    const second = open();
    await until(clock, () => expect(delivery(second)).toEqual(['sent']));
    expectWhole(service, ['Before the end']);
  });

  it('loses nothing and sends nothing twice, at whichever step it is killed', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let step = 1; step <= 4; step += 1) {
        const { clock, service, open } = createWorld();
        const first = open();
        let count = 0;
        let isKilled = false;
        first.world.onRequest = (now) => {
          if (now === when && (count += 1) === step) {
            isKilled = true;
            first.die();
          }
        };
        await file(first, `${when} ${step}`);
        await until(clock, () => expect(isKilled).toBe(true));
        const second = open();
        await until(clock, () => expect(delivery(second)).toEqual(['sent']));
        expectWhole(service, [`${when} ${step}`]);
      }
    }
  });

  it('files each once with its evidence whole, whatever goes wrong on the way', async () => {
    const mishap = fc.constantFrom<Mishap>('lost', 'cut', 'unanswered', undefined, undefined);
    await fc.assert(
      fc.asyncProperty(
        fc.array(mishap, { maxLength: 30 }),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        async (mishaps, count, isReopened) => {
          const { clock, service, open } = createWorld();
          const left = [...mishaps];
          service.world.mishap = () => left.shift();
          const pages = [open(), open()] as const;
          const words = Array.from({ length: count }, (_, at) => `Report ${at}`);
          for (const [at, text] of words.entries()) await file(pages[at % 2 ? 1 : 0], text);
          if (isReopened) pages[0].die();
          const last = isReopened ? open() : pages[0];
          await until(clock, () => {
            expect(delivery(last)).toEqual(words.map(() => 'sent'));
            expect(delivery(pages[1])).toEqual(words.map(() => 'sent'));
          });
          expectWhole(service, words);
          for (const page of [...pages, last]) page.close();
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it('sends from one window at a time', async () => {
    const { clock, service, open } = createWorld();
    const pages = [open(), open(), open()];
    await Promise.all(pages.map((page, at) => file(page, `From ${at}`)));
    await until(clock, () =>
      pages.forEach((page) => expect(delivery(page)).toEqual(['sent', 'sent', 'sent'])),
    );
    const filings = service.requests.filter((request) => request.startsWith('PUT '));
    expect(filings).toHaveLength(3);
  });

  it('waits longer after each failure, up to five minutes', async () => {
    const { clock, open, service } = createWorld();
    const triesAtMs: number[] = [];
    service.world.mishap = () => {
      triesAtMs.push(clock.now());
      return 'lost';
    };
    const page = open();
    await file(page, 'Nobody answers');
    await vi.waitFor(
      () => {
        clock.advance(500);
        expect(triesAtMs.length).toBeGreaterThanOrEqual(11);
      },
      { timeout: 12_000, interval: 1 },
    );
    const pauses = triesAtMs.slice(1, 11).map((atMs, at) => atMs - (triesAtMs[at] ?? 0));
    // Two seconds doubled each time, of which chance takes a quarter here; each try takes a moment, too.
    for (const [at, ms] of pauses.entries()) {
      const expectedMs = 0.75 * Math.min(300_000, 2_000 * 2 ** at);
      expect(ms).toBeGreaterThanOrEqual(expectedMs);
      expect(ms).toBeLessThan(expectedMs + 20_000);
    }
    expect(delivery(page)).toEqual(['waiting']);
  });

  it('tells of what the service will never take, and tries it no more', async () => {
    const { clock, service, open } = createWorld();
    service.world.refuses = 'report-conflict';
    const page = open();
    await file(page, 'Taken already');
    await until(clock, () =>
      expect(page.stores.reports.getState().reports?.[0]?.refused?.code).toBe('report-conflict'),
    );
    const before = service.requests.length;
    clock.advance(3_600_000);
    page.goesOnline();
    service.world.refuses = undefined;
    await file(page, 'Another');
    await until(clock, () => expect(delivery(page)).toEqual(['sent', 'waiting']));
    expect(service.requests.slice(before).filter((one) => one.startsWith('PUT'))).toHaveLength(1);

    const [sent, refused] = page.stores.reports.getState().reports ?? [];
    expect(await page.reports.discard(sent?.key ?? '')).toMatchObject({ ok: false });
    expect(await page.reports.discard(refused?.key ?? '')).toMatchObject({ ok: true });
    await until(clock, () => expect(delivery(page)).toEqual(['sent']));
  });
});
