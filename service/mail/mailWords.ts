import { clocksOf } from '../../domain/faults/clocks.ts';
import { reportNumberText, type ReportEvent } from '../../domain/faults/report.ts';
import { standingOf } from '../../domain/faults/standing.ts';
import type { ReportNews } from '../deliveries/deliveryStore.ts';

/** What is told by mail; everything else a reporter sees in the program. */
type Told = Extract<
  ReportEvent,
  { type: 'filed' | 'acknowledged' | 'recovered' | 'reopened' | 'level-changed' }
>;

/** Subject and text of a mail. */
export interface MailWords {
  readonly subject: string;
  readonly text: string;
}

const TITLES: Readonly<Record<Told['type'], readonly [zh: string, en: string]>> = {
  filed: ['已收到故障报告', 'Fault report received'],
  acknowledged: ['故障报告已受理', 'Fault report acknowledged'],
  recovered: ['故障已恢复，请确认', 'Fault recovered, please confirm'],
  reopened: ['故障报告已重新打开', 'Fault report reopened'],
  'level-changed': ['故障级别已变更', 'Fault level changed'],
};

/** §5.9. */
const HELP = [
  '服务热线 400 0220 266 · umeet_support@systec.com.cn',
  'Hotline 400 0220 266 · umeet_support@systec.com.cn',
];

const TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/**
 * What a mail about the last event says, in both languages: a report does not tell which one its reporter reads. `undefined` for
 * what is not told by mail. The reporter's copy holds no words of theirs: an address can be given by anybody, and must not
 * be sent what a stranger wrote.
 */
export function mailWordsOf(news: ReportNews, to: 'reporter' | 'desk'): MailWords | undefined {
  const event = news.events.at(-1);
  if (!event || !isTold(event)) return undefined;
  const { head } = news;
  const number = reportNumberText(head.number);
  const [zh, en] = TITLES[event.type];
  const standing = standingOf(news.events);
  const { recovery } = clocksOf(standing, event.atMs);
  const due = TIME.format(recovery.dueMs);
  const lines = [
    `${zh} · ${en}`,
    '',
    `编号 Number: ${number}`,
    `级别 Level: ${standing.level}`,
    `恢复时限 Recovery due: ${due} (UTC+8)`,
    ...saidBy(event),
    ...(to === 'desk'
      ? ['', `类别 Category: ${head.category}`, `联系方式 Contact: ${head.contact}`]
      : []),
    ...(to === 'desk' && head.words !== '' ? ['', head.words] : []),
    ...(to === 'reporter' ? ['', ...HELP] : []),
  ];
  return { subject: `[Umeet ${number}] ${zh} · ${en}`, text: lines.join('\n') };
}

/** What was said with an event; what the desk says is meant for the reporter. */
function saidBy(event: Told): readonly string[] {
  if (event.type === 'recovered' && event.text !== '') return ['', event.text];
  return event.type === 'level-changed' ? ['', `原因 Reason: ${event.reason}`] : [];
}

function isTold(event: ReportEvent): event is Told {
  return Object.hasOwn(TITLES, event.type);
}
