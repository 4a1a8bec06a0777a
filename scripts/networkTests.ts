import { buildStale, SERVICE_BUILDS } from './lib/builds.ts';
import { closingLine } from './lib/counts.ts';
import { runNetworkTests } from './lib/networkTests.ts';
import { runScript, say } from './lib/say.ts';
import { obtainTestBrowser } from './lib/testBrowser.ts';

// Arguments are Playwright's own. Whoever asks for these tests alone must not take "did not run" for success.
await runScript(async () => {
  const browser = obtainTestBrowser();
  await buildStale(SERVICE_BUILDS);
  const { counts, notRunBecause } = await runNetworkTests(browser, process.argv.slice(2));
  if (notRunBecause !== undefined) say(notRunBecause);
  say(closingLine(counts));
  return counts.failed === 0 && notRunBecause === undefined ? 0 : 1;
});
