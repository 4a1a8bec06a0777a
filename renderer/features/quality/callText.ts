import { PROMISE_TERMS } from '../../../domain/quality/promises.ts';
import { streamRows } from '../../../domain/quality/showing/tableRows.ts';
import type { QualityTick } from '../../../domain/quality/sample.ts';
import { PROMISES, type QualityJudgement, type Scope } from '../../../domain/quality/verdict.ts';
import { worstOf } from '../../../domain/quality/showing/worst.ts';
import { TABLE_MS } from './StreamTable.tsx';
import {
  COLUMNS,
  limitWords,
  rowWords,
  sampleWords,
  SCOPE_NAMES,
  worstWords,
  type PanelSpeech,
} from './words.ts';

/** What the text is about. */
export interface CallTextInput {
  readonly room: string;
  /** The moment, in words. */
  readonly time: string;
  readonly scope: Scope;
  readonly judgement: QualityJudgement;
  readonly ticks: readonly QualityTick[];
  readonly side: string;
}

/** The panel as plain text, for a mail or a chat: verdicts, what they rest on, whose side it is, all streams. */
export function callText(input: CallTextInput, speech: PanelSpeech): string {
  const { t, words } = speech;
  const { judgement, scope } = input;
  const promises = PROMISES.map((promise) => {
    const worst = worstOf(judgement, scope, promise);
    const figure = worst?.figure ?? judgement.call[scope][promise];
    const sample = sampleWords(promise, figure, speech);
    return t('text.promise', {
      promise: words.promise(promise),
      value: words.value(promise, figure.value),
      limit: limitWords(promise, speech),
      clause: PROMISE_TERMS[promise].clause,
      verdict: words.verdict(judgement.call[scope][promise].verdict),
      sample: worst ? `${sample} · ${worstWords(worst, speech)}` : sample,
    });
  });
  const rows = streamRows(input.ticks, TABLE_MS).map((row) =>
    [speech.nameOf(row.memberId), ...rowWords(row, speech)].join('\t'),
  );
  return [
    t('text.title', { room: input.room, time: input.time }),
    t(SCOPE_NAMES[scope]),
    ...promises,
    outageWords(judgement, speech),
    `${t('whoseSide')}: ${input.side}`,
    '',
    `${t('streams')} · ${t('streams.about')}`,
    COLUMNS.map((column) => t(column)).join('\t'),
    ...rows,
    '',
  ].join('\n');
}

/** How long no media came, of the time in which it was expected. */
export function outageWords({ outage }: QualityJudgement, { t, words }: PanelSpeech): string {
  return t('outage', {
    down: words.seconds(outage.downMs / 1_000),
    expected: words.seconds(Math.round(outage.expectedMs / 1_000)),
  });
}
