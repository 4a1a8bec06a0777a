import type { StoreApi } from 'zustand/vanilla';
import type { Settings } from '../../../domain/settings/settings.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Journal } from '../../platform/journal.ts';
import type { Log } from '../../platform/log.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ServiceClient } from '../../signalling/http.ts';
import type { CallArchive } from '../../storage/index.ts';
import type { Sha256 } from '../fileTaker.ts';
import type { Interruption } from '../interruption.ts';
import type { Services } from '../services.ts';
import type { Stores } from '../stores.ts';
import type { Ask } from '../talkActions.ts';

/** What reports, incidents and the service desk take of the session they belong to. */
export interface FaultParts {
  readonly stores: Stores;
  readonly settings: StoreApi<Settings>;
  readonly services: Pick<Services, 'reach'>;
  /** Knows the invitation of the meeting this window is in. */
  readonly interruption: Pick<Interruption, 'read'>;
  readonly archive: Pick<CallArchive, 'ticks' | 'list' | 'get' | 'changes'>;
  readonly journal: Journal;
  readonly platform: Pick<Platform, 'kind' | 'store' | 'shell'>;
  readonly createServiceClient: (origin: string) => ServiceClient;
  readonly sha256: Sha256;
  /** Speaks to the service of the meeting. */
  readonly ask: Ask;
  /** The system says that there is a network again. Returns its own undo. */
  readonly onOnline: (listener: () => void) => () => void;
  /** The computer slept and is awake again. Returns its own undo. */
  readonly onWoke: (listener: () => void) => () => void;
  readonly clock: Clock;
  readonly log: Log;
}
