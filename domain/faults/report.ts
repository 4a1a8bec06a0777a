import type { RoomCode } from '../ids.ts';
import type { EpochMs } from '../time.ts';
import type { FaultLevel } from './level.ts';

/** What a fault is about. */
export const REPORT_CATEGORIES = [
  'audio',
  'video',
  'sharing',
  'join',
  'device',
  'account',
  'other',
] as const;
export type ReportCategory = (typeof REPORT_CATEGORIES)[number];

/** Most characters of what a person writes about a fault. */
export const REPORT_WORDS_MAX = 4_000;
/** Most characters of how to reach the reporter. */
export const REPORT_CONTACT_MAX = 200;
/** Largest bundle of evidence, in bytes. */
export const BUNDLE_MAX_BYTES = 20 * 1024 * 1024;

/** Who did something to a report. */
export type ReportActor = 'reporter' | 'host' | 'desk' | 'service';

/** One thing that happened to a report, by the service's clock. The log of them is all there is; nothing is ever rewritten. */
export type ReportEvent = ReportHappening & {
  /** Made by whoever asks, so that asking twice does it once. */
  readonly eventId: string;
  readonly atMs: EpochMs;
  readonly by: ReportActor;
};

/** What can happen to a report. */
export type ReportHappening =
  /** Always the first. `occurredAtMs` is the moment of the fault on the service's clock; `atMs` is when it was received. */
  | { readonly type: 'filed'; readonly level: FaultLevel; readonly occurredAtMs: EpochMs }
  /** A machine has confirmed the receipt. */
  | { readonly type: 'received' }
  /** A human has taken notice. */
  | { readonly type: 'acknowledged' }
  | { readonly type: 'started' }
  | { readonly type: 'level-changed'; readonly level: FaultLevel; readonly reason: string }
  /** Empty: nobody any more. */
  | { readonly type: 'assigned'; readonly to: string }
  /** The desk waits for something that only the customer can do. */
  | { readonly type: 'waiting'; readonly isWaiting: boolean }
  | { readonly type: 'noted'; readonly text: string; readonly isInternal: boolean }
  | { readonly type: 'recovered'; readonly text: string }
  | { readonly type: 'confirmed' }
  | { readonly type: 'reopened'; readonly text: string }
  | { readonly type: 'withdrawn' }
  /** Evidence is whole and signed; `view` names whose, when it is not the reporter's own. */
  | { readonly type: 'evidence-received'; readonly sha256: string; readonly view?: string }
  /** It belongs to an incident that is known. */
  | { readonly type: 'joined-incident'; readonly incidentId: string };

export type ReportEventType = ReportHappening['type'];

/** What stands about a fault from its filing on and never changes. */
export interface ReportHead {
  /** The client's own key of the report; filing twice under one key files once. */
  readonly key: string;
  /** Given by the service, from 1 on, for people to name it by. */
  readonly number: number;
  readonly category: ReportCategory;
  /** Which level was proposed from what was measured. */
  readonly proposedLevel: FaultLevel;
  readonly words: string;
  readonly contact: string;
  readonly room: RoomCode | undefined;
  /** As the client's own clock said. */
  readonly occurredByClientMs: EpochMs;
}

/** `000123` of a number: how it is written and read out. */
export function reportNumberText(number: number): string {
  return String(number).padStart(6, '0');
}
