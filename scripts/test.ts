import { buildStale, SERVICE_BUILDS } from './lib/builds.ts';
import { runChecks } from './lib/checks.ts';
import { addCounts, closingLine } from './lib/counts.ts';
import { runEndToEnd } from './lib/endToEnd.ts';
import { runScript, say, seconds } from './lib/say.ts';
import { obtainTestBrowser } from './lib/testBrowser.ts';

await runScript(async () => {
  const startedMs = performance.now();
  const browser = obtainTestBrowser();
  const checked = await runChecks();
  await buildStale(SERVICE_BUILDS);
  const all = addCounts(checked, await runEndToEnd(browser));
  say(`Tested in ${seconds(startedMs, performance.now())}`);
  say(closingLine(all));
  return all.failed === 0 ? 0 : 1;
});
