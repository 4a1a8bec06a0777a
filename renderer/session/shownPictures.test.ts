import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { MemberId } from '../../domain/ids.ts';
import { createShownPictures } from './shownPictures.ts';
import type { ShownState } from './state.ts';

const ada = 'ada' as MemberId;

it('knows the largest view of a person, and that there is none any more', () => {
  const store = createStore<ShownState>()(() => ({}));
  const shown = () => store.getState()[ada];
  const view = createShownPictures(store);
  const tile = view(ada);
  expect(shown()).toBeUndefined();
  tile.shows(360);
  const window = view(ada);
  expect(shown()).toBe(360);
  window.shows(200);
  expect(shown()).toBe(360);
  tile.shows(0);
  expect(shown()).toBe(200);
  window.close();
  expect(shown()).toBe(0);
  tile.shows(100);
  tile.close();
  tile.close();
  expect(shown()).toBe(0);
});

it('says nothing new while the size stays', () => {
  const store = createStore<ShownState>()(() => ({}));
  let changes = 0;
  store.subscribe(() => (changes += 1));
  const view = createShownPictures(store)(ada);
  for (const lines of [360, 360, 720, 720]) view.shows(lines);
  expect(changes).toBe(2);
});
