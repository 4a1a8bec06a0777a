import { expect, test } from './modulesApp.ts';

test('a picture keeps its size and colours through PNG and data addresses', async ({ shared }) => {
  const seen = await shared.evaluate(({ nativeImage }) => {
    const bitmap = Buffer.from([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 0]);
    const image = nativeImage.createFromBitmap(bitmap, { width: 2, height: 2 });
    const again = nativeImage.createFromDataURL(image.toDataURL());
    return {
      size: again.getSize(),
      same: again.toBitmap().equals(bitmap),
      png: image.toPNG().subarray(1, 4).toString(),
      empty: [
        nativeImage.createEmpty().isEmpty(),
        nativeImage.createFromPath('/no/such/picture.png').isEmpty(),
        nativeImage.createFromBuffer(Buffer.from('no picture')).isEmpty(),
      ],
    };
  });
  expect(seen).toEqual({
    size: { width: 2, height: 2 },
    same: true,
    png: 'PNG',
    empty: [true, true, true],
  });
});

test('a picture is resized and cropped', async ({ shared }) => {
  const seen = await shared.evaluate(({ nativeImage }) => {
    const image = nativeImage.createFromBitmap(Buffer.alloc(40 * 20 * 4, 128), {
      width: 40,
      height: 20,
    });
    return {
      both: image.resize({ width: 16, height: 16 }).getSize(),
      one: image.resize({ width: 10 }).getSize(),
      cropped: image.crop({ x: 5, y: 5, width: 8, height: 4 }).getSize(),
      ratio: image.getAspectRatio(),
    };
  });
  expect(seen).toEqual({
    both: { width: 16, height: 16 },
    one: { width: 10, height: 5 },
    cropped: { width: 8, height: 4 },
    ratio: 2,
  });
});

test(
  'screens and windows can be listed for sharing, with thumbnails of the size asked for',
  {
    tag: '@host',
  },
  async ({ shared }) => {
    const seen = await shared.evaluate(async ({ BrowserWindow, desktopCapturer }) => {
      const title = BrowserWindow.getAllWindows()[0]?.getTitle();
      const sources = await desktopCapturer.getSources({
        types: ['screen', 'window'],
        thumbnailSize: { width: 320, height: 320 },
      });
      const bare = await desktopCapturer.getSources({
        types: ['screen'],
        thumbnailSize: { width: 0, height: 0 },
      });
      return {
        sources: sources.map(({ id, name, thumbnail }) => [
          id.split(':')[0],
          name === title ? 'our window' : name,
          thumbnail.getSize(),
        ]),
        bare: bare.map(({ thumbnail }) => thumbnail.isEmpty()),
      };
    });
    expect(seen).toEqual({
      sources: [
        ['screen', 'Entire screen', { width: 320, height: 180 }],
        ['window', 'our window', { width: 320, height: 240 }],
      ],
      bare: [true],
    });
  },
);
