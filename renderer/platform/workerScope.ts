/** What is around a worker, as far as ours use it. The types of pages and of workers cannot be had together. */
interface WorkerScope<Heard> {
  readonly navigator: Pick<Navigator, 'storage'>;
  readonly postMessage: (message: unknown) => void;
  addEventListener(type: 'message', listener: (event: { readonly data: Heard }) => void): void;
}

/** The worker that this runs in, and the way to tell its page something. */
export function aroundWorker<Heard, Told>() {
  const scope = globalThis as unknown as WorkerScope<Heard>;
  const { postMessage } = scope;
  return { scope, tell: (message: Told) => postMessage.call(scope, message) };
}
