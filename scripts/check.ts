import { runChecks } from './lib/checks.ts';
import { closingLine } from './lib/counts.ts';
import { runScript, say, seconds } from './lib/say.ts';

await runScript(async () => {
  const startedMs = performance.now();
  const counts = await runChecks();
  say(`Checked in ${seconds(startedMs, performance.now())}`);
  say(closingLine(counts));
  return counts.failed === 0 ? 0 : 1;
});
