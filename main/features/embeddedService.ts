import { fail, failWith, ok, type Reply } from '../../domain/reply.ts';
import type { Events, ServiceAddress } from '../../preload/contract.ts';
import type { EmbeddedReport, EmbeddedRequest } from '../../service/index.ts';
import { createBackoff } from '../policy/backoff.ts';

const CLOSE_GRACE_MS = 4_000;

/** The process that the service runs in, as far as it matters here. */
export interface ServiceChild {
  ask(request: EmbeddedRequest): void;
  on(event: 'message', listener: (report: EmbeddedReport) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  kill(): unknown;
}

/** What the embedded service is made of. */
export interface EmbeddedServiceParts {
  readonly fork: () => ServiceChild;
  /** The request that starts it on a port; 0 is any free one. */
  readonly startRequest: (port: number) => EmbeddedRequest;
  readonly port: number;
  /** Told where the service came up and the own certificate it shows there, before anybody hears the address. */
  readonly reached: (origin: string, fingerprint: string | undefined) => void;
  readonly tell: (state: Events['service:state']) => void;
  readonly now: () => number;
}

/** The meeting service inside the program. */
export interface EmbeddedService {
  /** Its address. Started when first asked for; asking again after a failed start tries again. */
  address(): Promise<Reply<ServiceAddress>>;
  /** Ends it for good and waits for it. Idempotent. */
  close(): Promise<void>;
}

/**
 * Makes the service's keeper.
 * 1. It starts when it is first needed, on the usual port; where that is taken, on any free one.
 * 2. Once it has run it is kept running: a crash is answered by a restart on the same port, after a pause that
 *    grows, because people in its meetings come back to that address.
 * 3. A first start that fails is not repeated by itself; whoever asked is told why.
 */
export function setupEmbeddedService(parts: EmbeddedServiceParts): EmbeddedService {
  return new Keeper(parts);
}

class Keeper implements EmbeddedService {
  readonly #parts: EmbeddedServiceParts;
  readonly #backoff = createBackoff();
  #port: number;
  #child: ServiceChild | undefined;
  #restart: NodeJS.Timeout | undefined;
  #answer: Promise<Reply<ServiceAddress>> | undefined;
  #closed: Promise<void> | undefined;

  constructor(parts: EmbeddedServiceParts) {
    this.#parts = parts;
    this.#port = parts.port;
  }

  address(): Promise<Reply<ServiceAddress>> {
    if (this.#closed) {
      return Promise.resolve(fail('service-unreachable', 'the program is closing'));
    }
    this.#answer ??= this.#firstStart().then((reply) => {
      // The next one who asks starts anew.
      if (!reply.ok) this.#answer = undefined;
      return reply;
    });
    return this.#answer;
  }

  close(): Promise<void> {
    this.#closed ??= this.#end();
    return this.#closed;
  }

  async #firstStart(): Promise<Reply<ServiceAddress>> {
    const first = await this.#run();
    if (first.ok || this.#closed || this.#port === 0) return first;
    this.#port = 0;
    return this.#run();
  }

  /** One life of the process; resolves when it is up, or will not be. */
  #run(): Promise<Reply<ServiceAddress>> {
    return new Promise((resolve) => {
      const child = this.#parts.fork();
      let isUp = false;
      this.#child = child;
      child.on('message', (report) => {
        if (report.kind === 'ready') {
          isUp = true;
          resolve(ok(this.#cameUp(report.origin, report.fingerprint)));
        } else if (report.kind === 'failed') {
          resolve(failWith(report.fault));
          child.kill();
        }
      });
      child.on('exit', () => {
        if (this.#child === child) this.#child = undefined;
        resolve(fail('service-unreachable', 'the service ended while it started'));
        if (isUp) this.#restartLater();
      });
      child.ask(this.#parts.startRequest(this.#port));
    });
  }

  #cameUp(origin: string, fingerprint: string | undefined): ServiceAddress {
    this.#port = Number(new URL(origin).port) || this.#port;
    this.#backoff.started(this.#parts.now());
    this.#parts.reached(origin, fingerprint);
    this.#parts.tell('running');
    return { origin };
  }

  /** Who asks meanwhile gets the address it had and will have again. */
  #restartLater(): void {
    if (this.#closed) return;
    this.#parts.tell('restarting');
    this.#restart = setTimeout(async () => {
      const reply = await this.#run();
      if (reply.ok) this.#answer = Promise.resolve(reply);
      else this.#restartLater();
    }, this.#backoff.ended(this.#parts.now()));
  }

  async #end(): Promise<void> {
    clearTimeout(this.#restart);
    const child = this.#child;
    if (!child) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => child.kill(), CLOSE_GRACE_MS);
      child.on('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      child.ask({ kind: 'close' });
    });
    this.#parts.tell('stopped');
  }
}
