import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../domain/reply.ts';
import { setupReset } from './reset.ts';

describe('a reset', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'umeet-reset-'));
    for (const name of ['settings.json', 'window.json', 'vault.json']) {
      writeFileSync(join(folder, name), '{}');
    }
    for (const name of ['logs', 'service', 'updates']) mkdirSync(join(folder, name));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const setup = (isInMeeting: boolean) => {
    const did: string[] = [];
    const app = new EventEmitter();
    const later = (what: string) => () => Promise.resolve(void did.push(what));
    const reset = setupReset({
      app: Object.assign(app, {
        relaunch: () => did.push('relaunch'),
        quit: () => app.emit('quit'),
      }) as never,
      session: { clearStorageData: later('storage'), clearCache: later('cache') },
      folder,
      isInMeeting: () => isInMeeting,
      closeService: later('service'),
      log: () => undefined,
    });
    return { reset, did };
  };

  it('leaves the log files and the way back to an older version, and starts again', async () => {
    const { reset, did } = setup(false);
    expect(await reset()).toEqual(ok(null));
    expect(readdirSync(folder).toSorted()).toEqual(['logs', 'updates']);
    expect(did).toEqual(['service', 'storage', 'cache', 'relaunch']);
  });

  it('ends no meeting', async () => {
    const { reset, did } = setup(true);
    expect(await reset()).toMatchObject({ fault: { code: 'forbidden' } });
    expect(existsSync(join(folder, 'settings.json'))).toBe(true);
    expect(did).toEqual([]);
  });
});
