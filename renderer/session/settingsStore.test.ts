import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import { createMemoryStore } from '../../test/fakes/engine.ts';
import { createSettingsStore, withRecentRoom } from './settingsStore.ts';

function stored(text: string) {
  const store = createMemoryStore();
  store.write('settings', text);
  return createSettingsStore(store).getState();
}

describe('what is remembered', () => {
  it('starts with the defaults and is there again next time', () => {
    const store = createMemoryStore();
    const first = createSettingsStore(store);
    expect(first.getState()).toEqual(DEFAULT_SETTINGS);
    first.setState({ name: 'Ada', language: 'en' });
    first.setState({ devices: { camera: { deviceId: 'c', label: 'Lid' } } });
    expect(createSettingsStore(store).getState()).toEqual(first.getState());
  });

  it.each(['', 'null', '[]', '{', '7', '"x"'])('is the defaults when %j is stored', (text) => {
    expect(stored(text)).toEqual(DEFAULT_SETTINGS);
  });

  it('loses only the part that is broken', () => {
    const settings = stored(
      JSON.stringify({
        name: 'Ada',
        language: 'klingon',
        startWith: { microphone: 'maybe' },
        devices: { camera: { deviceId: 7 }, microphone: { deviceId: 'm', label: 'Headset' } },
        recentRooms: [{ code: '../..', joinedAtMs: 1 }],
      }),
    );
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      name: 'Ada',
      devices: { camera: undefined, microphone: { deviceId: 'm', label: 'Headset' } },
    });
  });

  it('still works when nothing can be written', () => {
    const settings = createSettingsStore({ ...createMemoryStore(), write: () => false });
    settings.setState({ name: 'Ada' });
    expect(settings.getState().name).toBe('Ada');
  });
});

describe('recent rooms', () => {
  it('are listed newest first, each once, and not endlessly', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      code: `c${index}`,
      joinedAtMs: index,
    }));
    const rooms = many.reduce<ReturnType<typeof withRecentRoom>>(withRecentRoom, []);
    expect(rooms.map(({ code }) => code).slice(0, 2)).toEqual(['c11', 'c10']);
    expect(rooms).toHaveLength(8);
    const again = withRecentRoom(rooms, { code: 'c8', joinedAtMs: 99 });
    expect(again).toHaveLength(8);
    expect(again[0]).toEqual({ code: 'c8', joinedAtMs: 99 });
  });
});
