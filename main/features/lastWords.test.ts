import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { setupLastWords } from './lastWords.ts';

function setup() {
  const did: string[] = [];
  const app = Object.assign(new EventEmitter(), {
    exit: (code: number) => did.push(`exit ${code}`),
  });
  const process = new EventEmitter();
  setupLastWords({
    app: app as never,
    dialog: { showErrorBox: (title) => did.push(title) },
    process: process as never,
    language: () => 'en',
    log: (level, source, text) => did.push(`${level} ${source} ${text.split('\n')[0]}`),
  });
  return { app, process, did };
}

describe('the last words', () => {
  it('of the main process are written down and told, and it ends, once', () => {
    const { process, did } = setup();
    process.emit('uncaughtException', new Error('a bug'));
    process.emit('uncaughtException', new Error('another'));
    expect(did).toEqual([
      'error main uncaught: Error: a bug',
      'Something went wrong and Umeet must close',
      'exit 1',
      'error main uncaught: Error: another',
    ]);
  });

  it('of one operation end nothing', () => {
    const { process, did } = setup();
    process.emit('unhandledRejection', 'no disk');
    expect(did).toEqual(['error main unhandled rejection: no disk']);
  });

  it('of pages and helpers are written down, if they did not end as they should', () => {
    const { app, did } = setup();
    app.emit('render-process-gone', {}, {}, { reason: 'crashed', exitCode: 5 });
    app.emit('render-process-gone', {}, {}, { reason: 'clean-exit', exitCode: 0 });
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'killed', exitCode: 9 });
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'clean-exit', exitCode: 0 });
    expect(did).toEqual([
      'error page is gone: crashed (5)',
      'error process GPU is gone: killed (9)',
    ]);
  });
});
