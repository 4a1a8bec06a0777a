import type { Journal } from '../platform/journal.ts';
import type { Stores } from './stores.ts';

/**
 * Writes down how this window's meeting and its connections went, by member ids and never by names. Runs from the start,
 * because what led to a fault happened before anybody reported it. Returns its own undo.
 */
export function journalMeeting(
  { meeting, people, media }: Pick<Stores, 'meeting' | 'people' | 'media'>,
  { event }: Pick<Journal, 'event'>,
): () => void {
  const undos = [
    meeting.subscribe(({ phase, signalling }, before) => {
      if (phase !== before.phase) {
        event(`meeting ${phase.at}`, phase.at === 'refused' ? { ...phase.fault } : undefined);
      }
      if (signalling !== before.signalling) event(`service ${signalling}`);
    }),
    people.subscribe(({ links }, before) => {
      if (links === before.links) return;
      const all = new Set([...Object.keys(links), ...Object.keys(before.links)]);
      for (const id of all) {
        const now = links[id as keyof typeof links];
        if (now !== before.links[id as keyof typeof links]) event(`link ${now ?? 'gone'}`, { id });
      }
    }),
    media.subscribe((now, before) => {
      for (const kind of ['microphone', 'camera', 'screen'] as const) {
        if (now[kind].status === before[kind].status) continue;
        const fault = kind === 'screen' ? undefined : now[kind].fault;
        event(`${kind} ${now[kind].status}`, fault && { ...fault });
      }
    }),
  ];
  return () => undos.forEach((undo) => undo());
}
