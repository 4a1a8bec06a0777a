import type { Clock } from '../../platform/clock.ts';

const WIDTH = 1_280;
const HEIGHT = 720;
const FRAMES_PER_SECOND = 30;
const BARS = ['#c8c8c8', '#c8c800', '#00c8c8', '#00c800', '#c800c8', '#c80000', '#0000c8'] as const;
const TONE_HZ = 440;

/** Media made by this page, for a check when camera or microphone are off. Nothing is seen or heard of it. */
export interface TestMedia {
  /** A moving picture of 1280 × 720, 30 times a second. */
  readonly video: MediaStreamTrack | null;
  /** A tone. */
  readonly audio: MediaStreamTrack | null;
  /** Whether the tone sounds: a browser holds it back until a person has touched the page. */
  isSounding(): boolean;
  /** Idempotent. */
  close(): void;
}

/** What it takes of the page's window. */
export type TestMediaWindow = Pick<typeof globalThis, 'document' | 'AudioContext'>;

/** Begins to draw and to sound. */
export function createTestMedia(window: TestMediaWindow, clock: Clock): TestMedia {
  const picture = drawPicture(window, clock);
  const tone = playTone(window);
  return {
    video: picture.track,
    audio: tone.track,
    isSounding: tone.isSounding,
    close: () => {
      picture.close();
      tone.close();
    },
  };
}

interface Made {
  readonly track: MediaStreamTrack | null;
  close(): void;
}

const NOTHING: Made = { track: null, close: () => {} };

/** By a timer and not by the screen's pace: a page in the background draws too. */
function drawPicture({ document }: TestMediaWindow, clock: Clock): Made {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return NOTHING;
  const draw = () => drawBars(context, clock.monotonic() / 1_000);
  draw();
  const [track] = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks();
  const undo = clock.every(1_000 / FRAMES_PER_SECOND, draw);
  return {
    track: track ?? null,
    close: () => {
      undo();
      track?.stop();
    },
  };
}

/** Colour bars that wander, and a disc that crosses them: enough change that an encoder has to work. */
function drawBars(context: CanvasRenderingContext2D, seconds: number) {
  const bar = WIDTH / BARS.length;
  const shift = (seconds * 90) % WIDTH;
  BARS.forEach((colour, index) => {
    context.fillStyle = colour;
    const x = (index * bar + shift) % WIDTH;
    context.fillRect(x, 0, bar, HEIGHT);
    // What leaves on the right comes in on the left.
    context.fillRect(x - WIDTH, 0, bar, HEIGHT);
  });
  context.fillStyle = '#101010';
  context.beginPath();
  const [x, y] = [Math.cos(seconds * 1.3), Math.sin(seconds * 1.7)];
  context.arc(WIDTH / 2 + x * 480, HEIGHT / 2 + y * 240, 110, 0, 2 * Math.PI);
  context.fill();
}

function playTone({ AudioContext }: TestMediaWindow) {
  try {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const out = context.createMediaStreamDestination();
    tone.frequency.value = TONE_HZ;
    tone.connect(out);
    tone.start();
    const [track] = out.stream.getAudioTracks();
    return {
      track: track ?? null,
      isSounding: () => context.state === 'running',
      close: () => {
        track?.stop();
        if (context.state !== 'closed') void context.close();
      },
    };
  } catch {
    // No sound card, or no more contexts: the picture is enough.
    return { ...NOTHING, isSounding: () => false };
  }
}
