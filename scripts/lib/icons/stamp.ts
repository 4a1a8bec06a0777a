import { inRoot, ROOT } from '../paths.ts';
import { inputHash } from '../stamp.ts';
import { ICON_FILES, ICON_SOURCES } from './plan.ts';
import { createHash } from 'node:crypto';

/** Holds {@link iconsHash} of what the kept icon files were rendered from. */
export const ICONS_STAMP = inRoot('build/icons/rendered.sha256');

/** Hash of all drawings and of what is made of them. */
export function iconsHash(): string {
  const drawings = inputHash({ root: ROOT, inputs: ICON_SOURCES, outputs: [], stampFile: '' });
  return createHash('sha256').update(drawings).update(JSON.stringify(ICON_FILES)).digest('hex');
}
