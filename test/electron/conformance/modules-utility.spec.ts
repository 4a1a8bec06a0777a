/* oxlint-disable unicorn/require-post-message-target-origin -- messages to processes, not to windows */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from './modulesApp.ts';

const CHILD = `
process.parentPort.on('message', ({ data }) => {
  if (data === 'end') process.exit(3);
  console.log('heard ' + data.word);
  process.parentPort.postMessage({ back: data.word, type: process.type, argument: process.argv.at(-1) });
});
`;

const test = base.extend<{ child: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  child: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'umeet-utility-'));
    const file = join(folder, 'child.mjs');
    await writeFile(file, CHILD);
    await use(file);
    await rm(folder, { recursive: true, force: true });
  },
});

test('a utility process talks, writes and ends with its code, which the program is told', async ({
  shared,
  child,
}) => {
  const seen = await shared.evaluate(async ({ app, utilityProcess }, file) => {
    const running = utilityProcess.fork(file, ['last'], { stdio: 'pipe', serviceName: 'Echo' });
    let written = '';
    running.stdout?.on('data', (chunk) => (written += String(chunk)));
    const answer = new Promise((resolve) => running.once('message', resolve));
    await new Promise<void>((resolve) => running.once('spawn', resolve));
    const pid = typeof running.pid;
    running.postMessage({ word: 'blue' });
    const back = await answer;
    const gone = new Promise<{ name?: string; type: string; reason: string }>((resolve) =>
      app.once('child-process-gone', (_event, details) => resolve(details)),
    );
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.postMessage('end');
    const code = await ended;
    const { type, name } = await gone;
    return { pid, back, code, written: written.trim(), after: running.pid ?? null, type, name };
  }, child);
  expect(seen).toEqual({
    pid: 'number',
    back: { back: 'blue', type: 'utility', argument: 'last' },
    code: 3,
    written: 'heard blue',
    after: null,
    type: 'Utility',
    name: 'Echo',
  });
});

test('a utility process can be killed, once', async ({ shared, child }) => {
  const seen = await shared.evaluate(async ({ utilityProcess }, file) => {
    const running = utilityProcess.fork(file, [], { stdio: 'ignore' });
    await new Promise<void>((resolve) => running.once('spawn', resolve));
    const ended = new Promise((resolve) => running.once('exit', resolve));
    const killed = running.kill();
    await ended;
    return { killed, again: running.kill(), streams: [running.stdout, running.stderr] };
  }, child);
  expect(seen).toEqual({ killed: true, again: false, streams: [null, null] });
});

test('utility processes end with the program', async ({ observe, child }) => {
  const { app } = await observe();
  const pid = await app.evaluate(async ({ utilityProcess }, file) => {
    const running = utilityProcess.fork(file);
    await new Promise<void>((resolve) => running.once('spawn', resolve));
    return running.pid ?? 0;
  }, child);
  expect(isAlive(pid)).toBe(true);
  await app.close();
  await expect.poll(() => isAlive(pid)).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
