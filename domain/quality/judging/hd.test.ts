import { describe, expect, it } from 'vitest';
import { judgeSeconds, picture, receiving } from '../../../test/fakes/judging.ts';
import type { QualitySample } from '../sample.ts';

describe('HD', () => {
  const hd = (change: Partial<QualitySample>, seconds = 30) =>
    receiving(judgeSeconds(0, seconds, picture(change))).hd;

  it('is not judged in the first five seconds', () => {
    expect(hd({ width: 320, height: 180 }, 5).total).toBe(0);
    expect(hd({ width: 320, height: 180 }, 6).total).toBe(1);
  });

  it('starts its five seconds again after the camera was off', () => {
    const before = judgeSeconds(0, 20, picture({}));
    const off = judgeSeconds(20, 30, picture({ isOn: false }), before);
    expect(receiving(judgeSeconds(30, 35, picture({}), off)).hd.total).toBe(15);
    expect(receiving(judgeSeconds(30, 36, picture({}), off)).hd.total).toBe(16);
  });

  it('is not judged while the tile is small on purpose, or the camera is not HD or not known', () => {
    const small = { width: 320, height: 180 };
    expect(hd({ ...small, isAskedSmall: true }).total).toBe(0);
    expect(hd({ ...small, sourceWidth: 640, sourceHeight: 480 }).total).toBe(0);
    expect(hd({ ...small, sourceWidth: undefined, sourceHeight: undefined }).total).toBe(0);
    expect(hd({ frames: undefined }).total).toBe(0);
  });

  it('is missing when the picture is small, slow, frozen or stands still', () => {
    for (const change of [
      { width: 960, height: 540 },
      { frames: 10 },
      { frozenMs: 600 },
      { frames: 0, width: undefined, height: undefined },
    ])
      expect(hd(change)).toMatchObject({ verdict: 'breached', value: 0 });
  });

  it('is the short side: a telephone held upright can be HD', () => {
    expect(
      hd({ width: 720, height: 1280, sourceWidth: 720, sourceHeight: 1280 }, 90),
    ).toMatchObject({ verdict: 'met', bad: 0 });
  });
});
