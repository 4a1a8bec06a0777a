import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { MemberId } from '../../domain/ids.ts';
import { createRecordedViews } from './recordedViews.ts';
import { createShownPictures } from './shownPictures.ts';
import type { ShownState } from './state.ts';

const [ada, ben] = ['ada', 'ben'] as MemberId[] as [MemberId, MemberId];
const tile = (id: string, height: number) => {
  const box = { x: 0, y: 0, width: (height * 16) / 9, height };
  return { id, name: id, fit: 'cover' as const, isSpeaking: false, hasPicture: true, box };
};

test('a recording asks for the people in it as large as they stand there, in a hidden window too', () => {
  const shown = createStore<ShownState>(() => ({}));
  const view = createShownPictures(shown);
  const hidden = view(ada);
  hidden.shows(0);
  const recorded = createRecordedViews({ view });
  recorded.show({ tiles: [tile(ada, 355.6), tile(ben, 355.6), tile('self', 355.6)] }, [ada, ben]);
  expect(shown.getState()).toEqual({ ada: 356, ben: 356 });
  // Ben has left; whoever is on another page of the recording is not asked for either.
  recorded.show({ tiles: [tile(ada, 720)] }, [ada]);
  expect(shown.getState()).toEqual({ ada: 720, ben: 0 });
  recorded.close();
  expect(shown.getState()).toEqual({ ada: 0, ben: 0 });
});
