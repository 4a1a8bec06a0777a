import { expect, it } from 'vitest';
import { fault } from '../../domain/fault.ts';
import { createJournal } from '../platform/journal.ts';
import { someMember } from '../../test/fakes/wires.ts';
import { journalMeeting } from './meetingJournal.ts';
import { createStores } from './stores.ts';

it('a meeting’s way is written down by ids, without a name', () => {
  const stores = createStores({
    microphone: true,
    camera: true,
    canChooseSpeaker: true,
    canShareScreen: true,
  });
  const journal = createJournal(() => 0);
  const undo = journalMeeting(stores, journal);
  const ada = someMember('Ada', { memberId: 'id-1' as never });
  stores.meeting.setState({ phase: { at: 'in' } });
  stores.people.setState({ members: [ada], links: { [ada.memberId]: 'connecting' } });
  stores.people.setState({ links: { [ada.memberId]: 'recovering' } });
  stores.people.setState({ links: {} });
  stores.meeting.setState({ signalling: 'reconnecting' });
  stores.media.setState(({ camera }) => ({
    camera: { ...camera, status: 'failed', fault: fault('camera-busy') },
  }));
  stores.meeting.setState({ phase: { at: 'refused', fault: fault('timeout') } });
  undo();
  stores.meeting.setState({ phase: { at: 'idle' } });
  expect(journal.events().map(({ text, context }) => [text, context])).toEqual([
    ['meeting in', undefined],
    ['link connecting', { id: 'id-1' }],
    ['link recovering', { id: 'id-1' }],
    ['link gone', { id: 'id-1' }],
    ['service reconnecting', undefined],
    ['camera failed', { code: 'camera-busy', retry: 'later' }],
    ['meeting refused', { code: 'timeout', retry: 'now' }],
  ]);
});
