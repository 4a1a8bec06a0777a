import { ALL_BUILDS, buildStale } from './lib/builds.ts';
import { runChecks } from './lib/checks.ts';
import { addCounts, closingLine } from './lib/counts.ts';
import { runDesktopTests } from './lib/desktopTests.ts';
import { runEndToEnd } from './lib/endToEnd.ts';
import { readFailures } from './lib/failures.ts';
import { runNetworkTests } from './lib/networkTests.ts';
import { runScript, say, seconds } from './lib/say.ts';
import { obtainTestBrowser } from './lib/testBrowser.ts';

await runScript(async () => {
  const startedMs = performance.now();
  const browser = obtainTestBrowser();
  const checked = await runChecks();
  await buildStale(ALL_BUILDS);
  const inBrowsers = addCounts(checked, await runEndToEnd(browser));
  const onDesktop = addCounts(inBrowsers, await runDesktopTests(browser));
  const network = await runNetworkTests(browser);
  const all = addCounts(onDesktop, network.counts);
  say(`Tested in ${seconds(startedMs, performance.now())}`);
  if (network.notRunBecause !== undefined) say(network.notRunBecause);
  // Once more at the end, where they are looked for and where a cut log still has them.
  for (const failure of readFailures()) say(`FAILED ${failure}`);
  say(closingLine(all));
  return all.failed === 0 ? 0 : 1;
});
