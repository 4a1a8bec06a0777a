/** What a second or so of blurring came to. */
export interface BlurSecond {
  readonly spanMs: number;
  /** Frames that the camera gave. */
  readonly captured: number;
  /** Frames that went out blurred. */
  readonly blurred: number;
}

/** How blurring gets on: `slow` and `stalled` are final. */
export type BlurPace = 'well' | 'slow' | 'stalled';

/** The run of bad seconds so far. */
export interface BlurPaceState {
  readonly pace: BlurPace;
  /** How long too little has come out without a break, and how long nothing has. */
  readonly slowMs: number;
  readonly stillMs: number;
  /** How long it has been looked at. */
  readonly elapsedMs: number;
}

/** Nothing has been blurred yet. */
export const NEW_BLUR: BlurPaceState = { pace: 'well', slowMs: 0, stillMs: 0, elapsedMs: 0 };

/** A camera that gives fewer a second (a dark room, a hidden page) says nothing about the machine. */
const CAPTURED_MIN = 3;
/** Below this share of what the camera gives, the picture visibly stutters for the sake of the blur. */
const SHARE_MIN = 0.5;
/** How long that lasts before it is more than a moment. */
const HOLD_MS = 6_000;
/** At first shaders are compiled and the model warms up. */
const WARM_UP_MS = 3_000;
/** Blurring can keep the whole page waiting, and a look with it; one late look alone decides nothing. */
const SPAN_MAX_MS = 2_000;

/** How blurring gets on after one more second or so. */
export function stepBlurPace(state: BlurPaceState, second: BlurSecond): BlurPaceState {
  const { captured, blurred, spanMs } = second;
  const elapsedMs = state.elapsedMs + spanMs;
  if (state.pace !== 'well') return { ...state, elapsedMs };
  const isTold = captured * 1_000 >= CAPTURED_MIN * spanMs && elapsedMs > WARM_UP_MS;
  // A second in which the camera gave hardly anything neither adds to a run nor ends it.
  const run = (runMs: number, isBad: boolean) =>
    isTold ? (isBad ? runMs + Math.min(spanMs, SPAN_MAX_MS) : 0) : runMs;
  const slowMs = run(state.slowMs, blurred < SHARE_MIN * captured);
  const stillMs = run(state.stillMs, blurred === 0);
  const pace = slowMs < HOLD_MS ? 'well' : stillMs >= HOLD_MS ? 'stalled' : 'slow';
  return { pace, slowMs, stillMs, elapsedMs };
}
