import { expect, it } from 'vitest';
import { PICTURE_IN_PICTURE } from '../../domain/desktop/picture.ts';
import { mayOpenPicture } from './pictureInPicture.ts';

const WISH = { url: 'about:blank', frameName: PICTURE_IN_PICTURE };
const OPENER = { isOurPage: true, hasPicture: false };

it('our page may open one empty window by its name', () => {
  expect(mayOpenPicture(WISH, OPENER)).toBe(true);
});

it.each([
  ['a second one', WISH, { ...OPENER, hasPicture: true }],
  ['one for a foreign page', WISH, { ...OPENER, isOurPage: false }],
  ['another name', { ...WISH, frameName: '_blank' }, OPENER],
  ['an address', { ...WISH, url: 'https://evil.example/' }, OPENER],
  ['our own address', { ...WISH, url: 'app://bundle/' }, OPENER],
  ['a script', { ...WISH, url: 'javascript:alert(1)' }, OPENER],
])('but not %s', (_what, wish, opener) => expect(mayOpenPicture(wish, opener)).toBe(false));
