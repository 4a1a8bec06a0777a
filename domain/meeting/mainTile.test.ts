import { describe, expect, test } from 'vitest';
import { mainTile, type StageWish } from './mainTile.ts';

const people = [{ id: 'ada' }, { id: 'ben' }, { id: 'self' }];
const screens = [
  { id: 'screen-ada', sharingSinceMs: 5 },
  { id: 'screen-ben', sharingSinceMs: 9 },
];
const wish = (change: Partial<StageWish> = {}): StageWish => ({
  layout: 'gallery',
  pinnedId: undefined,
  speakerId: undefined,
  ...change,
});

describe('the large tile', () => {
  test('is nobody’s in the gallery, and the speaker’s in the speaker’s view', () => {
    expect(mainTile(people, wish())).toBeUndefined();
    expect(mainTile(people, wish({ layout: 'speaker', speakerId: 'ben' }))).toBe('ben');
    expect(mainTile(people, wish({ layout: 'speaker', speakerId: 'gone' }))).toBe('ada');
  });

  test('is the screen that was shown last, in either layout', () => {
    const tiles = [...screens, ...people];
    expect(mainTile(tiles, wish())).toBe('screen-ben');
    expect(mainTile(tiles, wish({ layout: 'speaker', speakerId: 'ada' }))).toBe('screen-ben');
  });

  test('is what was pinned, as long as it is there', () => {
    const tiles = [...screens, ...people];
    expect(mainTile(tiles, wish({ pinnedId: 'ada' }))).toBe('ada');
    expect(mainTile(tiles, wish({ pinnedId: 'screen-ada' }))).toBe('screen-ada');
    expect(mainTile(people, wish({ pinnedId: 'screen-ada' }))).toBeUndefined();
  });
});
