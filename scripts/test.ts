import { ALL_BUILDS, buildStale } from './lib/builds.ts';
import { runChecks } from './lib/checks.ts';
import { addCounts, closingLine } from './lib/counts.ts';
import { runDesktopTests } from './lib/desktopTests.ts';
import { runEndToEnd } from './lib/endToEnd.ts';
import { runScript, say, seconds } from './lib/say.ts';
import { obtainTestBrowser } from './lib/testBrowser.ts';

await runScript(async () => {
  const startedMs = performance.now();
  const browser = obtainTestBrowser();
  const checked = await runChecks();
  await buildStale(ALL_BUILDS);
  const inBrowsers = addCounts(checked, await runEndToEnd(browser));
  const all = addCounts(inBrowsers, await runDesktopTests(browser));
  say(`Tested in ${seconds(startedMs, performance.now())}`);
  say(closingLine(all));
  return all.failed === 0 ? 0 : 1;
});
