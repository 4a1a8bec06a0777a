import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import {
  DEFAULT_DESKTOP_SETTINGS,
  type DesktopSettings,
  type Preferences,
} from '../../domain/desktop/desktopSettings.ts';
import { setupProxy } from './proxy.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

async function setup(fails = false) {
  const done: unknown[] = [];
  const logged: string[] = [];
  const store = createStore<Preferences>(() => ({
    settings: DEFAULT_DESKTOP_SETTINGS,
    locked: [],
  }));
  await setupProxy({
    session: {
      setProxy: (config) => {
        done.push(config);
        return fails ? Promise.reject(new Error('no')) : Promise.resolve();
      },
      closeAllConnections: () => Promise.resolve(void done.push('closed')),
    },
    preferences: { store },
    log: (level, _source, text) => logged.push(`${level} ${text}`),
  });
  const change = async (settings: Partial<DesktopSettings>) => {
    store.setState({ settings: { ...store.getState().settings, ...settings } });
    await settled();
  };
  return { done, logged, change };
}

describe('the proxy', () => {
  it('is what was decided when the program starts', async () => {
    expect((await setup()).done).toEqual([{ mode: 'system' }]);
  });

  it('follows a change, and leaves no connection on the old way', async () => {
    const { done, change } = await setup();
    await change({ proxy: { mode: 'direct' } });
    expect(done.slice(1)).toEqual([{ mode: 'direct' }, 'closed']);
  });

  it('leaves connections alone when something else is changed', async () => {
    const { done, change } = await setup();
    await change({ closeToTray: true, proxy: { mode: 'system' } });
    expect(done).toHaveLength(1);
  });

  it('says in the log when it cannot be taken, and ends nothing', async () => {
    const { logged } = await setup(true);
    expect(logged).toEqual(['error the way to the network cannot be taken: Error: no']);
  });
});
