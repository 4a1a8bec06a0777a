import { ALL_BUILDS, buildStale } from './lib/builds.ts';
import { closingLine } from './lib/counts.ts';
import { runDesktopTests } from './lib/desktopTests.ts';
import { runScript, say } from './lib/say.ts';
import { obtainTestBrowser } from './lib/testBrowser.ts';

// `--mutate [names]` plants the bugs of test/electron/mutations.ts; all other arguments are Playwright's own.
await runScript(async () => {
  const browser = obtainTestBrowser();
  await buildStale(ALL_BUILDS);
  const [first, ...rest] = process.argv.slice(2);
  if (first === '--mutate') {
    // Brings the bundler along, which the tests alone do not need.
    const { runMutations } = await import('./lib/mutate.ts');
    return (await runMutations(browser, rest)) ? 0 : 1;
  }
  const counts = await runDesktopTests(browser, process.argv.slice(2));
  say(closingLine(counts));
  return counts.failed === 0 ? 0 : 1;
});
