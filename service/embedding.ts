import type { Fault } from '../domain/fault.ts';
import type { ServiceOptions } from './config/options.ts';

// Messages between the desktop program and the service in its utility process. They are structured clones.

/** Options that survive a structured clone: no stream. */
type EmbeddedOptions = Omit<ServiceOptions, 'log'> & {
  readonly log?: { readonly level?: NonNullable<ServiceOptions['log']>['level'] };
};

/** What the desktop program asks. `start` is answered by `ready` or `failed`, `close` by `closed` and the process's end. */
export type EmbeddedRequest =
  | { readonly kind: 'start'; readonly options: EmbeddedOptions }
  | { readonly kind: 'close' };

/** What the service reports. */
export type EmbeddedReport =
  | { readonly kind: 'ready'; readonly origin: string; readonly fingerprint?: string }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | { readonly kind: 'closed' };
