import { expect, type Locator, type Page } from '@playwright/test';

/** What a video element really shows. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Frames presented so far. */
  readonly frames: number;
}

/** Size and frame count of a tile's video; zeros while there is none. */
export async function pictureOf(tile: Locator): Promise<Picture> {
  return tile.evaluate((element) => {
    const video = element.querySelector('video');
    if (!video) return { width: 0, height: 0, frames: 0 };
    const frames = video.getVideoPlaybackQuality().totalVideoFrames;
    return { width: video.videoWidth, height: video.videoHeight, frames };
  });
}

/** Share of pixels that change within half a second or so: about 0 for a still or black picture. */
async function motionOf(tile: Locator): Promise<number> {
  return tile.evaluate(async (element) => {
    const video = element.querySelector('video');
    if (!video || video.videoWidth === 0) return 0;
    const canvas = document.createElement('canvas');
    canvas.width = 160;
    canvas.height = 90;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return 0;
    const look = (): Promise<Uint8ClampedArray> =>
      new Promise((resolve) => {
        video.requestVideoFrameCallback(() => {
          context.drawImage(video, 0, 0, canvas.width, canvas.height);
          resolve(context.getImageData(0, 0, canvas.width, canvas.height).data);
        });
      });
    const first = await look();
    let last = first;
    for (let frame = 0; frame < 15; frame += 1) last = await look();
    let changed = 0;
    for (let i = 0; i < first.length; i += 4) {
      const difference =
        Math.abs((first[i] ?? 0) - (last[i] ?? 0)) +
        Math.abs((first[i + 1] ?? 0) - (last[i + 1] ?? 0));
      if (difference > 24) changed += 1;
    }
    return changed / (canvas.width * canvas.height);
  });
}

/**
 * Loudest root mean square over about 1.5 s of the sound that a page plays for others, from the elements that
 * play it: of everybody together, so ask with one other person in the room, or expect silence.
 */
export async function soundIn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const players = [...document.querySelectorAll('audio')].filter((player) => !player.paused);
    const tracks = players
      .map((player) => player.srcObject)
      .filter((source) => source instanceof MediaStream)
      .flatMap((stream) => stream.getAudioTracks());
    if (tracks.length === 0) return 0;
    const audio = new AudioContext();
    await audio.resume();
    const analyser = audio.createAnalyser();
    for (const track of tracks) {
      audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    }
    const samples = new Float32Array(analyser.fftSize);
    let loudest = 0;
    const endMs = performance.now() + 1_500;
    while (performance.now() < endMs) {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      loudest = Math.max(loudest, Math.sqrt(power));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await audio.close();
    return loudest;
  });
}

/** The fake microphone beeps at about 0.2; a muted one is digital silence. */
export const AUDIBLE = 0.01;

/** Waits until the page plays sound of others: its player may start after its picture or a word about it. */
export async function expectSound(page: Page): Promise<void> {
  await expect.poll(() => soundIn(page)).toBeGreaterThan(AUDIBLE);
}

/** Waits until the tile shows a moving picture of at least this size. */
export async function expectMovingPicture(
  tile: Locator,
  width: number,
  height: number,
): Promise<void> {
  await expect
    .poll(async () => {
      const picture = await pictureOf(tile);
      return picture.width >= width && picture.height >= height;
    })
    .toBe(true);
  await expect.poll(() => motionOf(tile)).toBeGreaterThan(0.005);
}

/** Waits until frames go on arriving: at least ten more than now. */
export async function expectFramesToGoOn(tile: Locator): Promise<void> {
  const { frames } = await pictureOf(tile);
  await expect.poll(async () => (await pictureOf(tile)).frames).toBeGreaterThan(frames + 10);
}
