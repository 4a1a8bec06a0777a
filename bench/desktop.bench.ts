import { readdir, stat } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchApp } from '../test/electron/launchApp.ts';
import { median, percentile } from './lib/statistics.ts';

const ROOT = join(import.meta.dirname, '..');
const BARE = join(import.meta.dirname, 'bare-desktop');
const CALLS = 200;

/** One start: milliseconds from launching the program to the named button that a person can press. */
async function measureStart(
  options: { readonly appDir?: string },
  button: string,
  use: (page: Page) => Promise<void> = async () => undefined,
): Promise<number> {
  const startedMs = performance.now();
  const app = await launchApp(options);
  try {
    const page = await app.firstWindow();
    await page.getByRole('button', { name: button }).waitFor();
    const tookMs = performance.now() - startedMs;
    await use(page);
    return tookMs;
  } finally {
    await app.close();
  }
}

/** Round trips of calls over the bridge, one after the other, measured in the page, milliseconds. */
function measureCalls(page: Page): Promise<number[]> {
  return page.evaluate(async (count) => {
    const { umeet } = window as unknown as { umeet: { call(name: string): Promise<unknown> } };
    const samples: number[] = [];
    for (let call = 0; call < count; call += 1) {
      const startedMs = performance.now();
      await umeet.call('app:info');
      samples.push(performance.now() - startedMs);
    }
    return samples;
  }, CALLS);
}

async function kilobytesOf(folder: string): Promise<number> {
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
  const scripts = entries.filter((entry) => entry.isFile() && /\.c?js$/.test(entry.name));
  const sizes = await Promise.all(
    scripts.map((entry) => stat(join(entry.parentPath, entry.name)).then(({ size }) => size)),
  );
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 100) / 10;
}

/**
 * Start of the desktop program to a usable Home, taking turns with a program that has one window and nothing in it:
 * what that one takes is the runtime's own, `ownShareMs` is what Umeet adds, pair by pair.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const count = Number(args[0] ?? 12);
  const starts: number[] = [];
  const bare: number[] = [];
  const calls: number[] = [];
  // The first round fills the system's file cache and does not count.
  for (let round = 0; round <= count; round += 1) {
    const bareMs = await measureStart({ appDir: BARE }, 'Ready');
    const startMs = await measureStart({}, 'New meeting', async (page) => {
      if (round > 0) calls.push(...(await measureCalls(page)));
    });
    if (round === 0) continue;
    bare.push(bareMs);
    starts.push(startMs);
  }
  return {
    startToHomeMs: median(starts),
    startToHomeP95Ms: Math.round(percentile(starts, 0.95)),
    bareStartMs: median(bare),
    ownShareMs: median(starts.map((start, index) => start - (bare[index] ?? Number.NaN))),
    callMs: median(calls),
    callP95Ms: Math.round(percentile(calls, 0.95) * 10) / 10,
    mainKB: await kilobytesOf('dist/main'),
    preloadKB: await kilobytesOf('dist/preload'),
    starts: count,
    load1: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}
