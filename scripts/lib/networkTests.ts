import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import type { Browser } from './browsers.ts';
import { NO_TESTS, readEndToEndCounts, type Counts } from './counts.ts';
import { inRoot } from './paths.ts';
import { runNodeVisibly, toolScript } from './processes.ts';
import { REPORTS } from './reports.ts';

const REPORT = REPORTS.network;
const LINK = inRoot('test/network/link');

/** What came of the network tests; `notRunBecause` is a sentence, set when this computer cannot run them. */
export interface NetworkOutcome {
  readonly counts: Counts;
  readonly notRunBecause?: string;
}

/** Runs the tests over impaired networks, visibly, and counts them. `args` are Playwright's own. */
export async function runNetworkTests(
  browser: Browser,
  args: readonly string[] = [],
): Promise<NetworkOutcome> {
  const reason = whyNoLink();
  if (reason !== undefined) {
    const notRunBecause = `The network tests did NOT run: ${reason}. They need Linux, root, python3 and iproute2.`;
    return { counts: NO_TESTS, notRunBecause };
  }
  mkdirSync(inRoot('.cache/results'), { recursive: true });
  rmSync(REPORT, { force: true });
  const config = inRoot('test/network/playwright.config.ts');
  const command = [toolScript('@playwright/test', 'playwright'), 'test', '--config', config];
  const code = await runNodeVisibly([...command, ...args], { UMEET_CHROMIUM: browser.path });
  const counted = readEndToEndCounts(REPORT);
  return { counts: code === 0 ? counted : { ...counted, failed: Math.max(counted.failed, 1) } };
}

/** Tries to make an impaired link, which removes itself at once, and says what stands in the way. */
function whyNoLink(): string | undefined {
  const tried = spawnSync('python3', ['-B', LINK, 'trial'], { input: '', encoding: 'utf8' });
  if (tried.error) return tried.error.message;
  if (tried.status === 0) return undefined;
  const [, words] = /"error": "(.*)"/.exec(tried.stdout) ?? [];
  return words ?? tried.stderr.trim().split('\n').at(-1) ?? 'python3 failed';
}
