import type { Conference } from '../rtc/conference.ts';
import type { FarEnd } from '../rtc/loop/farEnd.ts';
import type { Loop, LoopNeeds } from '../rtc/loop/loop.ts';
import type { TestMedia } from '../rtc/loop/testMedia.ts';
import type { DeviceProbe } from '../rtc/stats/deviceProbe.ts';
import type { SignalPath } from '../rtc/signalPath.ts';
import type { Signalling } from '../signalling/signalling.ts';
import type { IceServer } from '../../service/protocol/index.ts';
import type { MemberId } from '../../domain/ids.ts';

/** What a meeting tells its conference. */
export interface ConferenceNeeds {
  readonly selfId: MemberId;
  readonly signals: SignalPath;
  readonly iceServers: () => readonly IceServer[];
  /** Network or service came back. Returns its own undo. */
  readonly onHint: (listener: () => void) => () => void;
}

/** How a meeting reaches its service and its people. Loaded when first needed: Home works without. */
export interface Wires {
  /** Begins to connect at once. */
  createSignalling(origin: string): Signalling;
  createConference(needs: ConferenceNeeds): Conference;
  /** Begins to watch at once. */
  createDeviceProbe(): DeviceProbe;
  /** Calls this window itself, for a network check. */
  openLoop(needs: LoopNeeds): Loop;
  createTestMedia(): TestMedia;
  /** Somebody to call who is this window itself. */
  createFarEnd(): FarEnd;
  /** Lets the browser set up ahead what the first conference of a page needs. */
  warmUp(): void;
}
