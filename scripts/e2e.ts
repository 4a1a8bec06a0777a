import { buildStale, SERVICE_BUILDS } from './lib/builds.ts';
import { closingLine } from './lib/counts.ts';
import { runEndToEnd } from './lib/endToEnd.ts';
import { runScript, say } from './lib/say.ts';
import { obtainTestBrowser } from './lib/testBrowser.ts';

// Arguments are Playwright's own: a file, `--grep`, `--headed`.
await runScript(async () => {
  const browser = obtainTestBrowser();
  await buildStale(SERVICE_BUILDS);
  const counts = await runEndToEnd(browser, process.argv.slice(2));
  say(closingLine(counts));
  return counts.failed === 0 ? 0 : 1;
});
