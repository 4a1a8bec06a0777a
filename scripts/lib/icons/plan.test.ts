import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../paths.ts';
import { widthsIn } from './containers.ts';
import { ICON_FILES } from './plan.ts';
import { ICONS_STAMP, iconsHash } from './stamp.ts';

const MAX_BYTES = 400 * 1024;

describe('the kept icon files', () => {
  it('were rendered from the drawings as they are now; `npm run icons` renders them again', () => {
    expect(readFileSync(ICONS_STAMP, 'utf8').trim()).toBe(iconsHash());
  });

  it.each(ICON_FILES)('$file has a picture of every size', ({ file, renderings }) => {
    const found = new Set(widthsIn(readFileSync(inRoot(file))));
    expect([...found]).toEqual(renderings.map(({ pixels }) => pixels));
  });

  it('stay small, because every clone carries them', () => {
    const bytes = ICON_FILES.reduce((sum, { file }) => sum + statSync(inRoot(file)).size, 0);
    expect(bytes).toBeLessThan(MAX_BYTES);
  });
});
