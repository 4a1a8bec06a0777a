import { fault } from '../domain/fault.ts';
import type { EmbeddedReport, EmbeddedRequest } from './embedding.ts';
import { createService, type Service } from './index.ts';
import { reasonOf, StartFailure } from './startFailure.ts';

/** As much of Electron's `process.parentPort` as is used: the service never imports electron. */
export interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown;
  postMessage(report: EmbeddedReport): void;
}

/** What {@link setupEmbeddedService} needs. */
export interface EmbeddedNeeds {
  readonly port: ParentPort;
  /** Ends the process. */
  readonly exit: (code: number) => void;
}

/** Runs one service as the desktop program asks by messages; see `embedding.ts`. */
export function setupEmbeddedService({ port, exit }: EmbeddedNeeds): void {
  let service: Service | undefined;

  async function start(options: Extract<EmbeddedRequest, { kind: 'start' }>['options']) {
    if (service) return;
    try {
      service = createService(options);
      const { origin, fingerprint } = await service.listen();
      port.postMessage({ kind: 'ready', origin, ...(fingerprint ? { fingerprint } : {}) });
    } catch (error) {
      service = undefined;
      const detail = error instanceof StartFailure ? error.message : reasonOf(error);
      port.postMessage({ kind: 'failed', fault: fault('internal', detail) });
    }
  }

  async function close() {
    await service?.close();
    port.postMessage({ kind: 'closed' });
    exit(0);
  }

  // The one sender is the program that started this process: its messages are trusted.
  port.on('message', ({ data }) => {
    const request = data as EmbeddedRequest;
    void (request.kind === 'start' ? start(request.options) : close());
  });
}
