import { fail, ok, type Reply } from '../../../domain/reply.ts';
import { screenRefusal } from './screen.ts';

/** Lines of a picture at most: words stay readable, and it stays below a megabyte. */
const LONGEST_SIDE = 1_920;
const JPEG_QUALITY = 0.85;

/** What taking a picture needs of its window. */
export interface PictureWindow {
  readonly navigator: { readonly mediaDevices?: Pick<MediaDevices, 'getDisplayMedia'> };
  readonly document: Pick<Document, 'createElement'>;
}

/** `preferCurrentTab` (Screen Capture extensions) is not among TypeScript's DOM types. */
type PictureWish = DisplayMediaStreamOptions & { readonly preferCurrentTab: boolean };
const WISH: PictureWish = { video: true, audio: false, preferCurrentTab: true };

/**
 * One picture (JPEG) of the window that the person chooses, best this one; `undefined` when they choose none. In answer to a
 * press only.
 */
export async function takeWindowPicture(window: PictureWindow): Promise<Reply<Blob | undefined>> {
  let stream: MediaStream | undefined;
  try {
    stream = await window.navigator.mediaDevices?.getDisplayMedia(WISH);
    if (!stream) return fail('screen-failed', 'this page may not see screens');
    return await draw(window, stream);
  } catch (error) {
    return screenRefusal(error);
  } finally {
    stream?.getTracks().forEach((track) => track.stop());
  }
}

async function draw(window: PictureWindow, stream: MediaStream): Promise<Reply<Blob>> {
  const video = window.document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  await video.play();
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight));
  const canvas = window.document.createElement('canvas');
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  video.srcObject = null;
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY),
  );
  return blob ? ok(blob) : fail('screen-failed', 'no picture');
}
