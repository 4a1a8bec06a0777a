import { expect, test } from 'vitest';
import { temporaryFolder } from '../test/fakes/meetingService.ts';
import { setupEmbeddedService } from './embeddedService.ts';
import type { EmbeddedReport, EmbeddedRequest } from './embedding.ts';

/** Both ends of a message port, with what a structured clone lets through. */
function createPort() {
  let listener: (message: { readonly data: unknown }) => void = () => {};
  const waiting: ((report: EmbeddedReport) => void)[] = [];
  const port = {
    on: (_event: 'message', added: typeof listener) => void (listener = added),
    postMessage: (report: EmbeddedReport) => waiting.shift()?.(structuredClone(report)),
  };
  const ask = (request: EmbeddedRequest) =>
    new Promise<EmbeddedReport>((resolve) => {
      waiting.push(resolve);
      listener({ data: structuredClone(request) });
    });
  return { port, ask };
}

const options = (dataDir: string) => ({ port: 0, dataDir, log: { level: 'silent' as const } });

test('the embedded service starts, answers and ends as it is told by messages', async () => {
  const { port, ask } = createPort();
  const exits: number[] = [];
  setupEmbeddedService({ port, exit: (code) => exits.push(code) });
  const ready = await ask({ kind: 'start', options: options(temporaryFolder()) });
  if (ready.kind !== 'ready') throw new Error(JSON.stringify(ready));
  expect((await fetch(`${ready.origin}/health`)).status).toBe(200);
  expect(await ask({ kind: 'close' })).toEqual({ kind: 'closed' });
  expect(exits).toEqual([0]);
  await expect(fetch(`${ready.origin}/health`)).rejects.toThrow('fetch failed');
});

test('a start that fails is a fault with a sentence, and may be tried again', async () => {
  const { port, ask } = createPort();
  setupEmbeddedService({ port, exit: () => {} });
  const failed = await ask({ kind: 'start', options: options(import.meta.filename) });
  expect(failed).toMatchObject({
    kind: 'failed',
    fault: { code: 'internal', detail: expect.stringContaining('data folder') },
  });
  const again = await ask({ kind: 'start', options: options(temporaryFolder()) });
  expect(again.kind).toBe('ready');
  await ask({ kind: 'close' });
});
