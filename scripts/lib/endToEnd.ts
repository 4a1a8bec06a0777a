import { mkdirSync, rmSync } from 'node:fs';
import type { Browser } from './browsers.ts';
import { readEndToEndCounts, type Counts } from './counts.ts';
import { inRoot } from './paths.ts';
import { runNodeVisibly, toolScript } from './processes.ts';
import { REPORTS } from './reports.ts';

const REPORT = REPORTS.endToEnd;

/** Runs the end-to-end tests in that browser, visibly, and counts them. `args` are Playwright's own. */
export async function runEndToEnd(browser: Browser, args: readonly string[] = []): Promise<Counts> {
  mkdirSync(inRoot('.cache/results'), { recursive: true });
  rmSync(REPORT, { force: true });
  const code = await runNodeVisibly(
    [toolScript('@playwright/test', 'playwright'), 'test', ...args],
    { UMEET_CHROMIUM: browser.path },
  );
  const counted = readEndToEndCounts(REPORT);
  return code === 0 ? counted : { ...counted, failed: Math.max(counted.failed, 1) };
}
