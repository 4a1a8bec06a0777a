import type { PageFacts } from '../../domain/desktop/pageFacts.ts';
import type { NoticeAction, ShellNotice } from '../../domain/desktop/shellNotice.ts';
import { textsIn, type TextKey } from '../texts.ts';

/** A notice as the system shows it. */
export interface NoticeWords {
  readonly title: string;
  readonly body: string;
  /** What is offered beside opening the window, in the order of the buttons. */
  readonly actions: readonly { readonly action: NoticeAction; readonly text: string }[];
}

const KEYS: Readonly<Record<ShellNotice['kind'], { title: TextKey; body: TextKey }>> = {
  joined: { title: 'notice.joined', body: 'notice.joinedBody' },
  'service-restarted': {
    title: 'notice.serviceRestarted',
    body: 'notice.serviceRestartedBody',
  },
  'meeting-lost': { title: 'notice.meetingLost', body: 'notice.meetingLostBody' },
  incident: { title: 'notice.incident', body: 'notice.incidentBody' },
  maintenance: { title: 'notice.maintenance', body: 'notice.incidentBody' },
  'incident-over': { title: 'notice.incidentOver', body: 'notice.incidentBody' },
  'report-acknowledged': { title: 'notice.reportAcknowledged', body: 'notice.reportBody' },
  'report-in-progress': { title: 'notice.reportInProgress', body: 'notice.reportBody' },
  'report-recovered': { title: 'notice.reportRecovered', body: 'notice.reportRecoveredBody' },
  'update-ready': { title: 'notice.updateReady', body: 'notice.updateReadyBody' },
};

const ACTIONS: Readonly<Partial<Record<ShellNotice['kind'], NoticeAction>>> = {
  joined: 'mute',
  'meeting-lost': 'rejoin',
  'update-ready': 'restart',
};

/**
 * The words of a notice in the page's language. What others wrote stands in the title alone, because desktops of
 * Linux read the body as markup.
 */
export function noticeWords(notice: ShellNotice, { language, meeting }: PageFacts): NoticeWords {
  const t = textsIn(language);
  const { title, body } = KEYS[notice.kind];
  const action = ACTIONS[notice.kind];
  const isUseful = action !== undefined && (action !== 'mute' || meeting.microphone === 'on');
  return {
    title: fill(t(title), notice),
    body: t(body),
    actions: isUseful ? [{ action, text: t(`notice.${action}`) }] : [],
  };
}

function fill(text: string, notice: ShellNotice): string {
  const values = notice as Readonly<Record<string, string>>;
  return text.replace(/{{(\w+)}}/g, (_whole, name: string) => values[name] ?? '');
}
