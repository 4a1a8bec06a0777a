import type { Session, Streams } from 'electron';
import { originOf } from '../chromium/schemes.ts';
import type { Asker } from './permissions.ts';

type Handler = Parameters<Session['setDisplayMediaRequestHandler']>[0];

/** What a page asked of `getDisplayMedia`. */
export interface CaptureRequest {
  readonly videoRequested: boolean;
  readonly audioRequested: boolean;
  readonly userGesture: boolean;
}

/** What the page gets: a source to record, or the error to fail with. */
export type CaptureAnswer =
  | { readonly source: { readonly id: string; readonly name: string; readonly audio: boolean } }
  | { readonly error: string; readonly message: string };

/** A session's handler for `getDisplayMedia`. */
export interface DisplayMedia {
  use(handler: Handler): void;
  request(asker: Asker, request: CaptureRequest): Promise<CaptureAnswer>;
}

const UNSUPPORTED: CaptureAnswer = { error: 'NotSupportedError', message: 'Not supported' };
const REFUSED: CaptureAnswer = { error: 'AbortError', message: 'Invalid capture constraints.' };

/** Makes it without a handler: pages cannot capture then. */
export function createDisplayMedia(): DisplayMedia {
  let handler: Handler = null;
  return {
    use: (next) => {
      handler = next;
    },
    request: (asker, request) => {
      if (!handler) return Promise.resolve(UNSUPPORTED);
      const ask = handler as (request: object, callback: (streams: Streams | null) => void) => void;
      const details = { frame: asker.frame, securityOrigin: originOf(asker.url), ...request };
      return new Promise((resolve) => {
        ask(details, (streams) => {
          // The app that answers with nonsense gets a TypeError, and its page a refusal.
          resolve(answerFor(streams, request));
          if (streams) complain(streams, request);
        });
      });
    },
  };
}

function answerFor(streams: Streams | null, request: CaptureRequest): CaptureAnswer {
  const source = streams && sourceOf(streams, request);
  if (!streams || !source || !isAudio(streams.audio)) return REFUSED;
  const audio = request.audioRequested && streams.audio !== undefined;
  return { source: { ...source, audio } };
}

function complain(streams: Streams, request: CaptureRequest): void {
  if (!sourceOf(streams, request)) {
    throw new TypeError(
      'video' in streams
        ? 'video must be a WebFrameMain or DesktopCapturerSource'
        : 'Video was requested, but no video stream was provided',
    );
  }
  if (!isAudio(streams.audio)) {
    throw new TypeError('audio must be a WebFrameMain, "loopback" or "loopbackWithMute"');
  }
}

/** A screen, a window, or a page of the program. */
function sourceOf(
  { video }: Streams,
  { videoRequested }: CaptureRequest,
): { id: string; name: string } | undefined {
  if (!videoRequested) return { id: 'screen:0:0', name: '' };
  if (!video) return undefined;
  if ('frameTreeNodeId' in video) return { id: 'web-contents-media-stream://0:0', name: video.url };
  const isSource = typeof video.id === 'string' && typeof video.name === 'string';
  return isSource ? { id: video.id, name: video.name } : undefined;
}

function isAudio(audio: unknown): boolean {
  const isFrame = typeof audio === 'object' && audio !== null && 'frameTreeNodeId' in audio;
  return audio === undefined || audio === 'loopback' || audio === 'loopbackWithMute' || isFrame;
}
