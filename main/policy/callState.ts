import type { MeetingFacts } from '../../domain/desktop/pageFacts.ts';

/** What tray and taskbar show of a meeting: nothing, that I can be heard, or that I cannot. */
export type CallState = 'idle' | 'call' | 'muted';

/** The state for a meeting. Somebody who is still joining is heard by nobody and is shown as idle. */
export function callState({ at, microphone }: MeetingFacts): CallState {
  if (at !== 'in') return 'idle';
  return microphone === 'on' ? 'call' : 'muted';
}
