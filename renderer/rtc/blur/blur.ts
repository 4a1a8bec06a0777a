import {
  BackgroundTransformer,
  ProcessorWrapper,
  VideoTransformer,
  type VideoTransformerInitOptions,
} from '@livekit/track-processors';
import { ImageSegmenter } from '@mediapipe/tasks-vision';
import modelUrl from '@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite?url';
// The package exports its code only; these two are what it loads while it runs, and they have to be our own files.
import loaderUrl from '../../../node_modules/@mediapipe/tasks-vision/wasm/vision_wasm_internal.js?url';
import wasmUrl from '../../../node_modules/@mediapipe/tasks-vision/wasm/vision_wasm_internal.wasm?url';
import { fail, ok, type Reply } from '../../../domain/reply.ts';
import type { Blur } from './port.ts';
import { withInputRange } from './modelMetadata.ts';

/** Pixels of an HD picture: faces and writing behind the person cannot be made out any more. */
const RADIUS = 24;

/** What blurring needs of the page's window. */
export type BlurWindow = Pick<typeof globalThis, 'fetch' | 'document' | 'MediaStream'>;

/** Begins to blur what a camera gives. `blur-failed` without WebGL 2, or when a part of it does not load or start. */
export async function openBlur(window: BlurWindow, device: MediaStreamTrack): Promise<Reply<Blur>> {
  const element = window.document.createElement('video');
  const blurrer = new Blurrer(window.fetch);
  const processor = new ProcessorWrapper(blurrer, 'umeet-blur');
  const close = () => {
    void processor.destroy().catch(() => {});
    element.srcObject = null;
  };
  try {
    element.muted = true;
    element.srcObject = new window.MediaStream([device]);
    await element.play();
    await processor.init({ track: device, element, kind: 'video' as never });
    const track = processor.processedTrack;
    if (!track) throw new Error('no track came out');
    return ok({
      track,
      frames: () => ({
        captured: element.getVideoPlaybackQuality().totalVideoFrames,
        blurred: blurrer.blurred,
      }),
      onBroken: (listener) =>
        blurrer.canvas?.addEventListener('webglcontextlost', () => listener()),
      close,
    });
  } catch (error) {
    close();
    return fail('blur-failed', String(error));
  }
}

/**
 * The library's transformer, with our own files, and strict: it lets the first frames, and any frame in which nobody was
 * looked for, pass as they are. Here no frame passes that was not blurred by a mask of its own.
 */
class Blurrer extends BackgroundTransformer {
  /** Frames that went out. */
  blurred = 0;
  #hasMask = false;
  readonly #fetch: typeof fetch;

  constructor(fetch: BlurWindow['fetch']) {
    super({ blurRadius: RADIUS });
    this.#fetch = fetch;
    this.isFirstFrame = false;
  }

  override async init(options: VideoTransformerInitOptions): Promise<void> {
    await VideoTransformer.prototype.init.call(this, options);
    const { gl } = this;
    if (!gl) throw new Error('no WebGL 2');
    const { updateMask } = gl;
    gl.updateMask = (mask) => {
      updateMask(mask);
      this.#hasMask = true;
    };
    gl.setBlurRadius(RADIUS);
    const fetch = this.#fetch;
    const model = await fetch(modelUrl);
    if (!model.ok) throw new Error(`the model is not there: ${model.status}`);
    const bytes = withInputRange(new Uint8Array(await model.arrayBuffer()));
    const files = { wasmLoaderPath: loaderUrl, wasmBinaryPath: wasmUrl };
    const segmenter = await ImageSegmenter.createFromOptions(files, {
      baseOptions: { modelAssetBuffer: bytes, delegate: 'GPU' },
      canvas: this.canvas,
      runningMode: 'VIDEO',
      outputCategoryMask: true,
      outputConfidenceMasks: false,
    });
    this.imageSegmenter = segmenter as NonNullable<typeof this.imageSegmenter>;
  }

  override async transform(
    frame: VideoFrame,
    controller: TransformStreamDefaultController<VideoFrame>,
  ): Promise<void> {
    this.#hasMask = false;
    const strict: Pick<typeof controller, 'enqueue'> = {
      enqueue: (made) => {
        if (!made || made === frame || !this.#hasMask) {
          made?.close();
          return;
        }
        this.blurred += 1;
        controller.enqueue(made);
      },
    };
    await super.transform(frame, strict as typeof controller);
  }
}
