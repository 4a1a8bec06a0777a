import { join } from 'node:path';
import type { App } from 'electron';
import type { EmbeddedReport, EmbeddedRequest } from '../../service/index.ts';
import type { ElectronParts } from '../electron.ts';
import type { PinStore } from '../policy/pins.ts';
import type { ServiceSettings } from '../policy/serviceSettings.ts';
import type { EmbeddedServiceParts, ServiceChild } from './embeddedService.ts';

/** Shown in the system's list of processes. */
const SERVICE_NAME = 'Umeet meeting service';

/** What the service's process needs of Electron and of the program. */
export interface ServiceProcessParts {
  readonly app: Pick<App, 'getPath'>;
  readonly utilityProcess: Pick<ElectronParts['utilityProcess'], 'fork'>;
  readonly pins: Pick<PinStore, 'pin'>;
  readonly files: { readonly service: string; readonly rendererRoot: string };
  readonly service: ServiceSettings;
  /** Writes down what the process says, which nobody sees otherwise. */
  readonly follow: (output: NodeJS.ReadableStream | null) => void;
}

/**
 * Runs the service in a utility process: a crash there takes no call down, and its work does not slow the window.
 * It serves the web client as well, so that people without the program can follow an invitation.
 */
export function serviceProcess(
  parts: ServiceProcessParts,
): Pick<EmbeddedServiceParts, 'fork' | 'startRequest' | 'port' | 'reached'> {
  const { app, utilityProcess, pins, files, service, follow } = parts;
  return {
    port: service.port,
    fork: (): ServiceChild => {
      const child = utilityProcess.fork(files.service, [], {
        serviceName: SERVICE_NAME,
        stdio: 'pipe',
      });
      follow(child.stdout);
      follow(child.stderr);
      return {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
        ask: (request) => child.postMessage(request),
        on: (event: 'message' | 'exit', listener: (report: EmbeddedReport) => void) =>
          event === 'message' ? child.on(event, listener) : child.on(event, listener as () => void),
        kill: () => child.kill(),
      };
    },
    startRequest: (port): EmbeddedRequest => ({
      kind: 'start',
      options: {
        host: service.host,
        port,
        dataDir: join(app.getPath('userData'), 'service'),
        webRoot: files.rendererRoot,
        log: { level: 'warn' },
      },
    }),
    reached: (origin, fingerprint) => {
      if (fingerprint !== undefined) pins.pin(new URL(origin).host, fingerprint);
    },
  };
}
