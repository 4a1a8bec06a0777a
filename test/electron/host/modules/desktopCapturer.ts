import type { SourcesOptions } from 'electron';
import { record } from '../osLog.ts';
import { needReady } from '../session.ts';
import { strict } from '../strict.ts';
import { BrowserWindow } from '../windows.ts';
import { NativeImage, plainImage } from './nativeImage.ts';
import { screen } from './screen.ts';

/** One thing that can be shared. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly display_id: string;
  readonly thumbnail: NativeImage;
  readonly appIcon: NativeImage | null;
}

const USUAL_THUMBNAIL = { width: 150, height: 150 };
const BLUE = [0, 90, 158, 255];
const GREY = [96, 94, 92, 255];

/** As large as fits into what was asked for; nothing when that is 0. */
function thumbnail(
  shape: { width: number; height: number },
  { thumbnailSize: room = USUAL_THUMBNAIL }: SourcesOptions,
  colour: readonly number[],
): NativeImage {
  const scale = Math.min(room.width / shape.width, room.height / shape.height);
  if (!(scale > 0)) return new NativeImage();
  const size = {
    width: Math.max(1, Math.round(shape.width * scale)),
    height: Math.max(1, Math.round(shape.height * scale)),
  };
  return plainImage(size, colour);
}

function screens(options: SourcesOptions): Source[] {
  return screen.getAllDisplays().map((display, index, all) => ({
    id: `screen:${index}:0`,
    name: all.length === 1 ? 'Entire screen' : `Screen ${index + 1}`,
    display_id: String(display.id),
    thumbnail: thumbnail(display.bounds, options, BLUE),
    appIcon: null,
  }));
}

function windows(options: SourcesOptions): Source[] {
  return BrowserWindow.getAllWindows()
    .filter((window) => window.isVisible())
    .map((window) => ({
      id: window.getMediaSourceId(),
      name: window.getTitle(),
      display_id: '',
      thumbnail: thumbnail(window.getBounds(), options, GREY),
      appIcon: options.fetchWindowIcons ? plainImage({ width: 32, height: 32 }, GREY) : null,
    }));
}

/** The module `desktopCapturer`: the displays, and the program's own windows that are visible. */
export const desktopCapturer = strict('desktopCapturer', {
  getSources: async (options: SourcesOptions): Promise<Source[]> => {
    needReady('desktopCapturer');
    record('desktop-sources', { types: options.types });
    return [
      ...(options.types.includes('screen') ? screens(options) : []),
      ...(options.types.includes('window') ? windows(options) : []),
    ];
  },
});
