import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import {
  DEFAULT_DESKTOP_SETTINGS,
  type Preferences,
} from '../../domain/desktop/desktopSettings.ts';
import { silentPage, type MeetingFacts, type PageFacts } from '../../domain/desktop/pageFacts.ts';
import type { OfferedUpdate } from '../../domain/desktop/updates.ts';
import { createJsonFile } from '../files/jsonFile.ts';
import { createKeptVersions } from '../files/keptVersions.ts';
import type { UpdateEngine } from './electronUpdater.ts';
import { setupUpdates } from './updates.ts';

const OFFER: OfferedUpdate = { version: '1.1.0', notes: 'Better' };
/** An engine whose feed, downloads and failures a test decides. */
class FakeEngine implements UpdateEngine {
  offer: OfferedUpdate | null = OFFER;
  fails: Error | undefined;
  isSlow = false;
  readonly did: string[] = [];
  readonly installer: string;
  constructor(installer: string) {
    this.installer = installer;
  }
  async check() {
    this.did.push('check');
    if (this.fails) throw this.fails;
    return this.offer;
  }
  async fetch(onProgress: (fraction: number) => void, signal: AbortSignal) {
    this.did.push('fetch');
    onProgress(0.5);
    if (this.isSlow) {
      await new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new Error('cancelled')), { once: true }),
      );
    }
    return this.installer;
  }
  install() {
    this.did.push('install');
  }
  goBackTo(feed: string) {
    this.did.push(`back ${feed.replace(/:\d+/, '')}`);
  }
}

describe('updates', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'umeet-updates-'));
    writeFileSync(join(folder, 'installer.AppImage'), 'new program');
    writeFileSync(join(folder, 'own.AppImage'), 'this program');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function start(options: { current?: string; automatic?: boolean; goesBack?: boolean } = {}) {
    const { current = '1.0.0', automatic = true, goesBack = false } = options;
    const engine = new FakeEngine(join(folder, 'installer.AppImage'));
    const page = createStore<PageFacts>(() => silentPage('en'));
    const settings = { ...DEFAULT_DESKTOP_SETTINGS, automaticUpdates: automatic };
    const store = createStore<Preferences>(() => ({ settings, locked: [] }));
    const timers: { delayMs: number; run: () => void }[] = [];
    const offered: string[] = [];
    const updates = setupUpdates({
      load: async () => engine,
      isPossible: true,
      current,
      currentInstaller: join(folder, 'own.AppImage'),
      page,
      preferences: { store },
      kept: createKeptVersions(join(folder, 'versions')),
      trial: createJsonFile(join(folder, 'trial.json')),
      offerGoingBack: async (previous) => {
        offered.push(previous);
        return goesBack;
      },
      tell: () => undefined,
      log: () => undefined,
      now: () => 5,
      after: (delayMs, run) => {
        const timer = { delayMs, run };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), 1);
      },
    });
    const step = () => updates.store.getState().step;
    /** Everything that goes by itself has gone as far as it goes. */
    const settled = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      await vi.waitFor(() => {
        const isBusy = step() === 'checking' || (step() === 'downloading' && !engine.isSlow);
        expect(isBusy).toBe(false);
      });
    };
    const meet = async (at: MeetingFacts['at']) => {
      page.setState((facts) => ({ meeting: { ...facts.meeting, at } }));
      await settled();
    };
    /** The next time to look has come. */
    const look = async () => {
      timers.shift()?.run();
      await settled();
    };
    return { updates, engine, timers, meet, look, step, offered, settled };
  }

  it('come by themselves, up to the point where the person decides', async () => {
    const { engine, look, step, updates, timers } = start();
    await look();
    expect(engine.did).toEqual(['check', 'fetch']);
    expect(step()).toBe('ready');
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([6 * 3_600_000]);
    expect(updates.install().ok).toBe(true);
    expect(step()).toBe('installing');
  });

  it('only come when asked for, where that was decided', async () => {
    const { engine, look, step, updates, settled } = start({ automatic: false });
    await look();
    expect(engine.did).toEqual([]);
    updates.check();
    await settled();
    expect(step()).toBe('ready');
  });

  it('are not looked for, fetched or installed in a meeting, and come after it', async () => {
    const { engine, look, step, updates, meet, settled } = start();
    await meet('joining');
    await look();
    expect(engine.did).toEqual([]);
    updates.check();
    await settled();
    expect([engine.did, step()]).toEqual([['check'], 'available']);
    await meet('none');
    expect(step()).toBe('ready');
    await meet('in');
    expect(updates.install()).toMatchObject({ fault: { code: 'forbidden' } });
  });

  it('are stopped by a meeting that begins, and begin again after it', async () => {
    const { engine, look, step, meet } = start();
    engine.isSlow = true;
    await look();
    expect(step()).toBe('downloading');
    await meet('in');
    expect(step()).toBe('available');
    engine.isSlow = false;
    await meet('none');
    expect([engine.did, step()]).toEqual([['check', 'fetch', 'fetch'], 'ready']);
  });

  it('are looked for later and later while the feed cannot be reached', async () => {
    const { engine, look, step, updates, timers } = start();
    engine.fails = new Error('net::ERR_CONNECTION_REFUSED');
    await look();
    expect(updates.store.getState()).toMatchObject({ step: 'failed', problem: 'unreachable' });
    await look();
    expect(timers.map(({ delayMs }) => delayMs / 60_000)).toEqual([30]);
    engine.fails = undefined;
    await look();
    expect(step()).toBe('ready');
  });

  it('leave a way back to the version before, which is not left again by itself', async () => {
    const first = start();
    await first.look();
    const second = start({ current: '1.1.0' });
    expect(second.updates.store.getState().previous).toBe('1.0.0');
    expect(await second.updates.goBack()).toEqual({ ok: true, value: null });
    expect(second.engine.did).toEqual(['back http://127.0.0.1/', 'check', 'fetch', 'install']);
    const back = start();
    await back.look();
    expect([back.engine.did, back.step()]).toEqual([['check'], 'available']);
  });

  it('have no way back on the first version', async () => {
    const { updates } = start();
    expect(await updates.goBack()).toMatchObject({ fault: { code: 'not-found' } });
  });

  it('offer the way back when a version started twice and no window became usable', async () => {
    await start().look();
    expect(start({ current: '1.1.0' }).offered).toEqual([]);
    expect(start({ current: '1.1.0' }).offered).toEqual([]);
    const third = start({ current: '1.1.0', goesBack: true });
    await vi.waitFor(() => expect(third.engine.did.at(-1)).toBe('install'));
    expect(third.offered).toEqual(['1.0.0']);
  });

  it('do not doubt a version whose window became usable', async () => {
    await start().look();
    for (let time = 0; time < 4; time += 1) {
      const { updates, offered } = start({ current: '1.1.0' });
      updates.usable();
      expect(offered).toEqual([]);
    }
  });
});
