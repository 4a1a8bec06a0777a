import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { PICTURE_IN_PICTURE } from '../../domain/desktop/picture.ts';
import { allowPicture } from './pictureInPicture.ts';

const WISH = { url: 'about:blank', frameName: PICTURE_IN_PICTURE };

class Picture extends EventEmitter {
  readonly webContents = new EventEmitter();
  readonly told: string[] = [];
  isDestroyed = () => this.told.includes('destroyed');
  destroy = () => this.told.push('destroyed');
  setAlwaysOnTop = () => this.told.push('on top');
  setVisibleOnAllWorkspaces = () => this.told.push('everywhere');
}

function setup() {
  const contents = new EventEmitter();
  const decide = allowPicture({
    contents: contents as never,
    isOurPage: () => true,
    isPackaged: true,
  });
  const open = () => {
    const picture = new Picture();
    contents.emit('did-create-window', picture);
    return picture;
  };
  return { contents, decide, open };
}

describe('the small picture', () => {
  it('is locked up, has no bridge and stays on top', () => {
    const { decide, open } = setup();
    const options = decide(WISH);
    expect(options).toMatchObject({
      action: 'allow',
      overrideBrowserWindowOptions: {
        alwaysOnTop: true,
        webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
      },
    });
    expect(JSON.stringify(options)).not.toContain('preload');
    expect(open().told).toEqual(['on top', 'everywhere']);
  });

  it('is one at a time, and may come again', () => {
    const { decide, open } = setup();
    const picture = open();
    expect(decide(WISH)).toBeUndefined();
    picture.emit('closed');
    expect(decide(WISH)).toBeDefined();
  });

  it('goes nowhere', () => {
    const picture = setup().open();
    let prevented = 0;
    const event = { url: 'app://bundle/', preventDefault: () => (prevented += 1) };
    picture.webContents.emit('will-navigate', event);
    expect(prevented).toBe(1);
  });

  it.each(['did-navigate', 'render-process-gone', 'destroyed'])(
    'ends with its page: %s',
    (event) => {
      const { contents, open, decide } = setup();
      const picture = open();
      contents.emit(event);
      expect(picture.told).toContain('destroyed');
      expect(decide(WISH)).toBeDefined();
    },
  );
});
