import type { PageNotice } from '../../domain/desktop/shellNotice.ts';
import type { Invitation } from '../../domain/meeting/invitation.ts';
import { tell, untell, type ViewStore } from '../commands/index.ts';
import type { Shell } from '../platform/index.ts';
import type { Notice, Session } from '../session/index.ts';

/** What telling people who do not look at the window needs. */
export interface NoticeDeps {
  readonly shell: Pick<Shell, 'call' | 'on'>;
  readonly session: Session;
  readonly view: ViewStore;
  /** The room that the window shows, if it shows one. */
  readonly room: () => Invitation | undefined;
}

/**
 * Asks the desktop program to tell what somebody would miss who looks elsewhere, and shows in the window what the
 * system cannot show. Returns what ends both.
 */
export function followNotices({ shell, session, view, room }: NoticeDeps): () => void {
  const { meeting, people, notices } = session.stores;
  const show = (notice: PageNotice) => void shell.call('notice:show', notice);
  let lastSeen = notices.getState().notices.at(-1)?.id ?? 0;
  let isServiceAway = false;

  function hear({ kind, name }: Notice): void {
    // Among several, one more is nothing to call somebody back for.
    const isFirst = people.getState().members.length === 1;
    if (kind === 'joined' && name !== undefined && isFirst) show({ kind, name });
  }
  const undo = [
    notices.subscribe((state) => {
      const unseen = state.notices.filter(({ id }) => id > lastSeen);
      lastSeen = unseen.at(-1)?.id ?? lastSeen;
      unseen.forEach(hear);
    }),
    meeting.subscribe(({ phase }, before) => {
      // Whoever took the meeting up in another window looks at it there.
      const isLost = phase.at === 'refused' && phase.fault.code !== 'replaced';
      if (before.phase.at !== 'in' || phase.at === 'in') return;
      if (isLost) show({ kind: 'meeting-lost' });
      // Who came is of no interest any more.
      for (const { notice } of view.getState().told) {
        if (notice.kind === 'joined') untell(view, notice);
      }
    }),
    shell.on('service:state', (state) => {
      if (state === 'restarting') {
        isServiceAway = true;
        // Outside of a meeting the status strip says so.
        const isIn = meeting.getState().phase.at === 'in';
        if (isIn) tell(view, { kind: 'service-stopped' }, 'stays');
      } else if (state === 'running' && isServiceAway) {
        isServiceAway = false;
        tell(view, { kind: 'service-restarted' }, 'passes');
        show({ kind: 'service-restarted' });
      }
    }),
    shell.on('meeting:rejoin', () => {
      const invitation = room();
      if (invitation) void session.meeting.join(invitation);
    }),
    shell.on('notice:failed', (notice) => tell(view, notice, 'stays')),
  ];
  return () => {
    for (const end of undo) end();
  };
}
