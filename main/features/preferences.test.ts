import { describe, expect, it } from 'vitest';
import { setupPreferences } from './preferences.ts';

function setup(kept: unknown = undefined, managed = {}) {
  const told: unknown[] = [];
  const file = {
    kept,
    isFull: false,
    read: () => file.kept,
    write: (value: unknown) => {
      if (file.isFull) throw new Error('ENOSPC');
      file.kept = value;
    },
  };
  const keeper = setupPreferences({ file, managed, tell: (preferences) => told.push(preferences) });
  return { keeper, file, told };
}

describe('the settings of the program', () => {
  it('keeps a change, tells of it, and keeps nothing that was not chosen', () => {
    const { keeper, file, told } = setup();
    expect(keeper.change({ closeToTray: true })).toMatchObject({ ok: true });
    expect(keeper.store.getState().settings.closeToTray).toBe(true);
    expect(file.kept).toEqual({ closeToTray: true });
    expect(told).toHaveLength(1);
  });

  it('refuses to change what an administrator decided, and the rest of that change with it', () => {
    const { keeper, file } = setup({ globalMute: true }, { openAtLogin: true });
    expect(keeper.change({ openAtLogin: false, closeToTray: true })).toMatchObject({
      ok: false,
      fault: { code: 'setting-locked' },
    });
    expect(keeper.store.getState()).toMatchObject({
      settings: { openAtLogin: true, closeToTray: false, globalMute: true },
      locked: ['openAtLogin'],
    });
    expect(file.kept).toEqual({ globalMute: true });
  });

  it('changes nothing that the disk cannot keep', () => {
    const { keeper, file } = setup();
    file.isFull = true;
    expect(keeper.change({ closeToTray: true })).toMatchObject({ fault: { code: 'internal' } });
    expect(keeper.store.getState().settings.closeToTray).toBe(false);
  });
});
