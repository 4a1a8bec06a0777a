import { mkdirSync, rmSync } from 'node:fs';
import type { Browser } from './browsers.ts';
import { readEndToEndCounts, type Counts } from './counts.ts';
import { inRoot } from './paths.ts';
import { runNode, runNodeVisibly, toolScript, type Outcome } from './processes.ts';
import { REPORTS } from './reports.ts';

const REPORT = REPORTS.desktop;

/** The desktop's Playwright with these arguments of its own. */
function command(args: readonly string[]): string[] {
  const script = toolScript('@playwright/test', 'playwright');
  return [script, 'test', '--config', inRoot('test/electron/playwright.config.ts'), ...args];
}

/** Runs the desktop program's tests, visibly, and counts them. `args` are Playwright's own. */
export async function runDesktopTests(
  browser: Browser,
  args: readonly string[] = [],
): Promise<Counts> {
  mkdirSync(inRoot('.cache/results'), { recursive: true });
  rmSync(REPORT, { force: true });
  const code = await runNodeVisibly(command(args), { UMEET_CHROMIUM: browser.path });
  const counted = readEndToEndCounts(REPORT);
  return code === 0 ? counted : { ...counted, failed: Math.max(counted.failed, 1) };
}

/** Runs some of them on a program built elsewhere, silently, and stops at the first failure. */
export function runDesktopTestsOn(
  appDir: string,
  browser: Browser,
  args: readonly string[],
): Promise<Outcome> {
  const once = [
    '--max-failures=1',
    '--reporter=line',
    '--output',
    inRoot('.cache/desktop-mutants'),
  ];
  return runNode(command([...once, ...args]), {
    UMEET_CHROMIUM: browser.path,
    UMEET_APP_DIR: appDir,
  });
}
