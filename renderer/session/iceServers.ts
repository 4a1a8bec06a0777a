import type { IceConfig, IceServer } from '../../service/protocol/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Signalling } from '../signalling/signalling.ts';
import { undoOn } from './listeners.ts';

/** Credentials are renewed this long before they end, and not more often than this. */
const MARGIN_MS = 60_000;
const SHORTEST_MS = 30_000;
/** Longest delay of a browser's timer. */
const LONGEST_MS = 2_000_000_000;

/** The ICE servers of a meeting, renewed before their credentials end. */
export interface IceServers {
  current(): readonly IceServer[];
  /** What the service said with a join. */
  set(config: IceConfig): void;
}

/** What renewing needs. */
export interface IceServersDeps {
  readonly signalling: Signalling;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export function createIceServers({ signalling, clock, signal }: IceServersDeps): IceServers {
  let config: IceConfig = { iceServers: [] };
  let cancel: (() => void) | undefined;
  undoOn(signal, () => cancel?.());

  function set(next: IceConfig) {
    config = next;
    schedule();
  }

  function schedule() {
    cancel?.();
    cancel = undefined;
    if (config.expiresAtMs === undefined || signal.aborted) return;
    const waitMs = config.expiresAtMs - clock.now() - MARGIN_MS;
    cancel = clock.after(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waitMs)), () => void renew());
  }

  async function renew() {
    const reply = await signalling.request('ice:refresh', {});
    if (signal.aborted) return;
    // Refused or unreachable: the old ones stay, and a rejoin brings new ones anyway.
    if (reply.ok) set(reply.value);
    else schedule();
  }

  return { current: () => config.iceServers, set };
}
