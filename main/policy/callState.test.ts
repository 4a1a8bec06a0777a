import { expect, it } from 'vitest';
import { silentPage, type MeetingFacts } from '../../domain/desktop/pageFacts.ts';
import { callState } from './callState.ts';

const NONE = silentPage('en').meeting;

it.each<[Partial<MeetingFacts>, string]>([
  [{ at: 'none', microphone: 'on' }, 'idle'],
  [{ at: 'joining', microphone: 'on' }, 'idle'],
  [{ at: 'in', microphone: 'on' }, 'call'],
  [{ at: 'in', microphone: 'off' }, 'muted'],
  [{ at: 'in', microphone: 'failed' }, 'muted'],
])('a meeting of %j is shown as %s', (meeting, state) => {
  expect(callState({ ...NONE, ...meeting })).toBe(state);
});
