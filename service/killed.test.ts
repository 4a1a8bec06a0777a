import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startKillable } from '../test/fakes/killableService.ts';
import { temporaryFolder } from '../test/fakes/meetingService.ts';
import { loopbackAddress } from '../test/fakes/reporter.ts';
import { runStorm } from '../test/fakes/reportStorm.ts';

// The real executable under the pinned Node, as TypeScript.
const ENTRY = join(import.meta.dirname, 'standalone.ts');
/** One address may file so many a minute; where there is only one, fewer have to do. */
const REPORTS = loopbackAddress(0) ? 60 : 20;

test('however often the service is killed, every report is there once, with its evidence intact', async () => {
  const service = await startKillable(ENTRY, temporaryFolder());
  onTestFinished(() => service.kill());
  const outcome = await runStorm(service, { reports: REPORTS, kills: 3 });
  expect(outcome).toMatchObject({
    filed: REPORTS,
    stored: REPORTS,
    twice: 0,
    damaged: 0,
    kills: 3,
  });
  expect(outcome.retries).toBeGreaterThan(0);
}, 300_000);
