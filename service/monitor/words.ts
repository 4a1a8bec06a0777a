import type { ReportCategory } from '../../domain/faults/report.ts';
import type { IncidentWords } from '../../domain/incidents/incident.ts';
import type { Monitored } from '../../domain/incidents/monitor.ts';

/** Most characters of what was found: with the words they stay below what a notice may hold. */
const FOUND_MAX = 1_000;

interface Parts {
  readonly title: string;
  readonly text: string;
  readonly clear: string;
}

// Customers of both languages hear of it at once, so each notice has both.
const WORDS: Readonly<Record<Monitored, Parts>> = {
  service: {
    title: '会议服务没有响应 · The meeting service does not answer',
    text: '进入会议可能失败或很慢。\nJoining meetings may fail or take long.',
    clear: '会议服务已恢复 · The meeting service answers again',
  },
  storage: {
    title: '服务存储发生故障 · The service cannot store data',
    text: '可能无法创建会议室或提交故障报告；正在进行的会议不受影响。\nMaking rooms and filing reports may fail. Meetings that run go on.',
    clear: '服务存储已恢复 · The service stores data again',
  },
  relay: {
    title: '媒体中继没有响应 · The media relay does not answer',
    text: '处于受限网络的参会者可能没有声音和画面。\nPeople in restricted networks may have neither sound nor picture.',
    clear: '媒体中继已恢复 · The media relay answers again',
  },
  joins: {
    title: '进入会议经常失败 · Joining meetings often fails',
    text: '请稍后再试；已在会议中的人不受影响。\nPlease try again later. Who is in a meeting is not affected.',
    clear: '进入会议已恢复正常 · Joining meetings works again',
  },
};

/** What a fault of each thing disturbs; empty: everything. */
export const AFFECTS: Readonly<Record<Monitored, readonly ReportCategory[]>> = {
  service: [],
  storage: ['join', 'account'],
  relay: ['audio', 'video', 'sharing', 'join'],
  joins: ['join'],
};

/** What customers are told of a fault, with what was found. */
export function outageWords(what: Monitored, found: string): IncidentWords {
  const { title, text } = WORDS[what];
  return { title, text: `${text}\n\n${found.slice(0, FOUND_MAX)}` };
}

/** What customers are told when it is over. */
export function clearWords(what: Monitored, found: string): IncidentWords {
  return { title: WORDS[what].clear, text: found.slice(0, FOUND_MAX) };
}
