import type { BrowserContext, Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../test/e2e/support/browser.ts';
import { expectMovingPicture } from '../test/e2e/support/media.ts';
import { Person } from '../test/e2e/support/person.ts';
import { startService } from '../test/e2e/support/service.ts';

type Entry = Readonly<Record<string, unknown>>;

declare global {
  interface Window {
    umeetConnections?: RTCPeerConnection[];
  }
}

const LOOKS = 6;
const FILE = join(import.meta.dirname, '../test/fixtures/statsTrace.json');
/** What nobody here reads and what would only make the file larger, or name the machine it was made on. */
const LEFT_OUT = new Set([
  'address',
  'base64Certificate',
  'fingerprint',
  'ip',
  'qpPerQp',
  'relatedAddress',
  'usernameFragment',
]);

/**
 * Records what `getStats()` answers at one end of a real call of two, once a second, for the tests and
 * `quality-tick`: the first answer whole, of the others what changed. Writes `test/fixtures/statsTrace.json`.
 */
export async function run(): Promise<Record<string, unknown>> {
  const service = await startService();
  const browser = await launchBrowser();
  try {
    const prepare = keepConnections;
    const anna = await Person.arrive(browser, { origin: service.origin, name: 'Anna', prepare });
    const bo = await Person.arrive(browser, { origin: service.origin, name: 'Bo', prepare });
    await bo.joinMeeting(await anna.startMeeting());
    await expectMovingPicture(bo.tileOf(anna), 1280, 720);
    const reports: Entry[][] = [];
    for (let look = 0; look < LOOKS; look += 1) {
      await bo.page.waitForTimeout(1_000);
      reports.push(await statsOf(bo.page));
    }
    const text = `${JSON.stringify(changesOf(reports))}\n`;
    await writeFile(FILE, text);
    return { looks: LOOKS, entries: reports[0]?.length, bytes: text.length };
  } finally {
    await browser.close();
    await service.stop();
  }
}

async function keepConnections(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const made: RTCPeerConnection[] = [];
    window.umeetConnections = made;
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
  });
}

async function statsOf(page: Page): Promise<Entry[]> {
  const stats = await page.evaluate(async () => {
    const up = window.umeetConnections?.find(({ iceConnectionState }) =>
      ['connected', 'completed'].includes(iceConnectionState),
    );
    return [...((await up?.getStats()) ?? new Map()).values()] as Entry[];
  });
  return stats
    .filter(({ type }) => type !== 'certificate')
    .map((entry) =>
      Object.fromEntries(Object.entries(entry).filter(([key]) => !LEFT_OUT.has(key))),
    );
}

/** Each report as what is new or other in it than in the one before; entries that are gone are left as they were. */
function changesOf(reports: readonly Entry[][]): Entry[][] {
  const known = new Map<unknown, Entry>();
  return reports.map((report) =>
    report.map((entry) => {
      const before = known.get(entry['id']) ?? {};
      known.set(entry['id'], entry);
      const news = Object.entries(entry).filter(
        ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]),
      );
      return { id: entry['id'], ...Object.fromEntries(news) };
    }),
  );
}
