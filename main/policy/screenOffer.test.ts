import { expect, it } from 'vitest';
import { screenOffer, type ListedSource } from './screenOffer.ts';

const listed = (id: string, change: { name?: string; picture?: string } = {}): ListedSource => ({
  id,
  name: change.name ?? id,
  thumbnail: {
    isEmpty: () => change.picture === '',
    toDataURL: () => change.picture ?? 'data:image/png;base64,AAAA',
  },
});

it('offers screens before windows, and nothing else', () => {
  const offer = screenOffer([listed('window:1:0'), listed('tab:7'), listed('screen:0:0')]);
  expect(offer.map(({ id, kind }) => [id, kind])).toEqual([
    ['screen:0:0', 'screen'],
    ['window:1:0', 'window'],
  ]);
});

it('is bounded in number and keeps every screen', () => {
  const windows = Array.from({ length: 500 }, (_, index) => listed(`window:${index}:0`));
  const offer = screenOffer([...windows, listed('screen:0:0')]);
  expect(offer).toHaveLength(60);
  expect(offer[0]?.id).toBe('screen:0:0');
});

it('leaves out a picture that is empty or too large, and not its source', () => {
  const offer = screenOffer([
    listed('window:1:0', { picture: '' }),
    listed('window:2:0', { picture: `data:image/png;base64,${'A'.repeat(400_000)}` }),
    listed('window:3:0'),
  ]);
  expect(offer.map(({ picture }) => picture?.length ?? null)).toEqual([null, null, 26]);
});

it('cuts a very long title between characters', () => {
  const [source] = screenOffer([listed('window:1:0', { name: '😀'.repeat(300) })]);
  expect(source?.name).toBe('😀'.repeat(200));
});
