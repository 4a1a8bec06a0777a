import { cpus, loadavg } from 'node:os';
import type { BrowserContext } from '@playwright/test';
import { launchBrowser } from '../test/e2e/support/browser.ts';
import { Person } from '../test/e2e/support/person.ts';
import { keepConnections } from '../test/e2e/support/sentPicture.ts';
import { startService } from '../test/e2e/support/service.ts';
import { watchCall, type CallFigures } from './lib/mesh/watchCall.ts';
import { median } from './lib/statistics.ts';

const NAMES = ['Anna', 'Bo', 'Cy', 'Di'] as const;
/** Time for encoders, links and the ladder to settle, and to look. */
const SETTLE_MS = 25_000;
const LOOK_MS = 20_000;

/**
 * Four people in one meeting, all of them on this machine: what each tile receives and what it costs, with every picture as large as
 * it is shown, and in turns without: full pictures to everybody, as a mesh sends them by itself.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = Number(args[0] ?? 2);
  const adaptive: CallFigures[] = [];
  const full: CallFigures[] = [];
  for (let round = 0; round < rounds; round += 1) {
    adaptive.push(await measure(keepConnections));
    full.push(await measure(keepFull));
  }
  return {
    adaptive: summary(adaptive),
    full: summary(full),
    people: NAMES.length,
    rounds,
    lookMs: LOOK_MS,
    cores: cpus().length,
    loadPerCore: Math.round(((loadavg()[0] ?? 0) / cpus().length) * 100) / 100,
  };
}

async function measure(prepare: (context: BrowserContext) => Promise<void>): Promise<CallFigures> {
  const service = await startService();
  const browser = await launchBrowser();
  try {
    const people: Person[] = [];
    for (const name of NAMES) {
      people.push(await Person.arrive(browser, { origin: service.origin, name, prepare }));
    }
    const [host, ...others] = people as [Person, ...Person[]];
    const address = await host.startMeeting();
    for (const person of others) {
      // A machine that cannot keep up needs longer to enter than a test would wait.
      await person.joinMeeting(address).catch(() => person.controls().waitFor());
    }
    await host.page.waitForTimeout(SETTLE_MS);
    const figures = await watchCall(
      browser,
      people.map(({ page }) => page),
      LOOK_MS,
    );
    console.error(JSON.stringify(figures));
    return figures;
  } finally {
    await browser.close();
    await service.stop();
  }
}

/** Has a page send everybody the whole picture whatever it decides, and keeps its connections. */
async function keepFull(context: BrowserContext): Promise<void> {
  await keepConnections(context);
  await context.addInitScript(() => {
    const { setParameters } = RTCRtpSender.prototype;
    RTCRtpSender.prototype.setParameters = function full(this: RTCRtpSender, parameters, options) {
      for (const encoding of parameters.encodings) {
        encoding.active = true;
        if (this.track?.kind === 'video') {
          Object.assign(encoding, { scaleResolutionDownBy: 1, maxBitrate: 2_500_000 });
        }
      }
      return setParameters.call(this, parameters, options);
    };
  });
}

/** Middle of the rounds; of what is a minimum the least. */
function summary(calls: readonly CallFigures[]) {
  const middle = (read: (call: CallFigures) => number) => median(calls.map(read));
  const least = (read: (call: CallFigures) => number) => Math.min(...calls.map(read));
  return {
    tiles: middle(({ tiles }) => tiles),
    height: middle(({ height }) => height),
    heightMin: least(({ heightMin }) => heightMin),
    framesPerSecond: middle(({ framesPerSecond }) => framesPerSecond),
    framesPerSecondMin: least(({ framesPerSecondMin }) => framesPerSecondMin),
    uplinkKbps: middle(({ uplinkKbps }) => uplinkKbps),
    browserCores: middle(({ browserCores }) => browserCores),
    machineBusyPct: middle(({ machineBusyPct }) => machineBusyPct),
  };
}
