import { join } from 'node:path';
import type { NativeImage, nativeImage } from 'electron';
import type { CallState } from '../policy/callState.ts';

/** The pictures that tray and taskbar show. */
export interface Images {
  readonly tray: (state: CallState) => NativeImage;
  readonly overlay: (state: 'call' | 'muted') => NativeImage;
}

/**
 * Reads the pictures from `folder`. macOS draws its menu bar's icons itself, light or dark: it gets templates, which
 * it knows by the end of their name.
 */
export function createImages(
  { createFromPath }: Pick<typeof nativeImage, 'createFromPath'>,
  folder: string,
  platform: NodeJS.Platform,
): Images {
  const suffix = platform === 'darwin' ? 'Template' : '';
  return {
    tray: (state) => createFromPath(join(folder, 'tray', `${state}${suffix}.png`)),
    overlay: (state) => createFromPath(join(folder, 'overlay', `${state}.png`)),
  };
}
