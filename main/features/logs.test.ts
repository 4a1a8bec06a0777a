import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, ok } from '../../domain/reply.ts';
import { setupLogs } from './logs.ts';

describe('the log', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'umeet-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (problem = '') => {
    const opened: string[] = [];
    const openPath = (path: string) => {
      opened.push(path);
      return Promise.resolve(problem);
    };
    const clock = { nowMs: Date.UTC(2026, 10, 23, 8) };
    const logs = setupLogs({ folder, shell: { openPath }, now: () => clock.nowMs });
    return { logs, opened, clock };
  };
  const lines = () => readFileSync(join(folder, 'umeet.log'), 'utf8').trimEnd().split('\n');

  it('says when, how much it matters and who says it, and hides secrets', () => {
    open().logs.write('warn', 'network', 'asked by proxy, password=hunter2\nat once');
    expect(lines()).toEqual([
      '2026-11-23T08:00:00.000Z warn  network: asked by proxy, password=[hidden]',
      '    at once',
    ]);
  });

  it('takes so many lines of the page, then refuses until time has passed', () => {
    const { logs, clock } = open();
    const write = () => logs.fromPage({ level: 'error', message: 'again' });
    const replies = Array.from({ length: 60 }, write);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(50);
    expect(replies.at(-1)).toEqual(fail('rate-limited'));
    clock.nowMs += 1_000;
    expect(write()).toEqual(ok(null));
    expect(lines()).toHaveLength(51);
  });

  it('writes the output of a process by lines, however it is cut', async () => {
    const { logs } = open();
    const output = new PassThrough();
    logs.follow('service', output);
    for (const part of ['{"level":40,', '"msg":"slow"}\n\n{"le', 'vel":30}\nrest']) {
      output.write(part);
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(lines().map((line) => line.slice(25))).toEqual([
      'info  service: {"level":40,"msg":"slow"}',
      'info  service: {"level":30}',
    ]);
  });

  it('shows its folder, or why it cannot', async () => {
    const good = open();
    expect(await good.logs.open()).toEqual(ok(null));
    expect(good.opened).toEqual([folder]);
    expect(await open('no file manager').logs.open()).toEqual(fail('not-found', 'no file manager'));
  });
});
