import { loadavg } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { launchBrowser } from '../test/e2e/support/browser.ts';
import { percentile } from './lib/statistics.ts';

/** Five minutes first: then the store and the judge have as much to keep as they ever have. */
const WARM_UPS = 310;
const TICKS = 200;
const ADDRESS = 'http://localhost/';
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const PAGE = join(import.meta.dirname, 'lib/tick/page.ts');

/**
 * What one tick costs the page's thread after `getStats()` has answered, with 25 remote tracks of one real connection
 * in Chromium: reading the report, differences, samples, verdicts, whose side, store, and telling the far ends; then
 * its parts, run once more by themselves, and `reading`, what the browser itself needs to hand the report over. Beside it, in
 * the same run on the same connection, the parser of webrtc-issue-detector, from its last answered question on. It
 * measures and does not judge: `measuringRatio` compares like with like, `ratio` all of ours with it.
 *
 * `tick` is of a call with nothing wrong; `troubledTick` of one whose pictures are all poor, so that whose side that is has
 * to be looked for in every second.
 */
export async function run(): Promise<Record<string, unknown>> {
  const code = await bundle();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error.message));
    // A page that is isolated from others gets a clock of 5 µs instead of 100 (W3C High Resolution Time §8.1).
    await page.route(ADDRESS, (route) =>
      route.fulfill({ contentType: 'text/html', headers: ISOLATED }),
    );
    await page.goto(ADDRESS);
    await page.addScriptTag({ content: code, type: 'module' });
    await page.waitForFunction(() => window.umeetTick !== undefined);
    const { times, ...facts } = await page.evaluate(
      ([warmUps = 0, ticks = 0]) => window.umeetTick!(warmUps, ticks),
      [WARM_UPS, TICKS],
    );
    const median = (name: string) => percentile(times[name] ?? [], 0.5);
    return {
      ...facts,
      ticks: TICKS,
      ...Object.fromEntries(
        Object.entries(times).map(([name, values]) => [`${name}Ms`, summary(values)]),
      ),
      ratio: round(median('tick') / median('detector')),
      troubledRatio: round(median('troubledTick') / median('detector')),
      measuringRatio: round(median('measuring') / median('detector')),
      loadPerCore: round((loadavg()[0] ?? Number.NaN) / navigator.hardwareConcurrency),
    };
  } finally {
    await browser.close();
  }
}

async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry: PAGE, formats: ['es'], fileName: 'page' } },
  })) as Rolldown.RolldownOutput[];
  return built[0]?.output[0].code ?? '';
}

/** `p5` is what other work on the machine has least to do with. */
function summary(values: readonly number[]): Record<'p5' | 'median' | 'p95', number> {
  const at = (share: number) => round(percentile(values, share));
  return { p5: at(0.05), median: at(0.5), p95: at(0.95) };
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
