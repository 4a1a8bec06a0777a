import type { StreamRow } from '../../../domain/quality/showing/tableRows.ts';
import type { PromiseFigure, PromiseId, Scope } from '../../../domain/quality/verdict.ts';
import { PROMISE_TERMS } from '../../../domain/quality/promises.ts';
import type { Worst } from '../../../domain/quality/showing/worst.ts';
import type { Translate } from '../../i18n/texts.ts';
import type { QualityWords } from '../../react/qualityWords.ts';
import type { panelTexts } from './texts.ts';

/** The translator of this feature's texts. */
export type PanelTranslate = Translate<NonNullable<(typeof panelTexts)['keys']>>;

/** What putting the panel into words needs. */
export interface PanelSpeech {
  readonly t: PanelTranslate;
  readonly words: QualityWords;
  nameOf(memberId: string): string;
}

/** Names of the scopes. */
export const SCOPE_NAMES = {
  now: 'scope.now',
  fiveMinutes: 'scope.fiveMinutes',
  call: 'scope.call',
} as const satisfies Record<Scope, string>;

/** What a figure rests on, in words; while there is too little of it, how much there is. */
export function sampleWords(
  promise: PromiseId,
  figure: PromiseFigure | undefined,
  { t, words }: PanelSpeech,
): string {
  if (!figure || figure.total === 0) return t(promise === 'hd' ? 'nothing.hd' : 'nothing.loss');
  const isCollecting = figure.verdict === 'not-enough-data';
  const values = {
    bad: words.count(Math.max(0, figure.bad)),
    good: words.count(Math.max(0, figure.total - figure.bad)),
    total: words.count(figure.total),
  };
  if (promise === 'loss') return t(isCollecting ? 'collecting.loss' : 'sample.loss', values);
  if (promise === 'hd') return t(isCollecting ? 'collecting.hd' : 'sample.hd', values);
  if (isCollecting && isTooClose(promise, figure))
    return t('close.above', { ...values, tolerance: words.ms(PROMISE_TERMS[promise].tolerance) });
  return t(isCollecting ? 'collecting.above' : 'sample.above', values);
}

/** Whether a figure is over its limit by no more than measuring itself may add. */
function isTooClose(promise: PromiseId, { value, total }: PromiseFigure): boolean {
  const { limit, tolerance } = PROMISE_TERMS[promise];
  return value !== undefined && total >= 20 && value > limit && value <= limit + tolerance;
}

/** The limit of the contract, in words. */
export function limitWords(promise: PromiseId, { t, words }: PanelSpeech): string {
  const limit = words.value(promise, PROMISE_TERMS[promise].limit);
  return t(promise === 'hd' ? 'limitAtLeast' : 'limit', { limit });
}

/** Which person and direction a figure is about. */
export function worstWords({ memberId, direction }: Worst, { t, nameOf }: PanelSpeech): string {
  const name = nameOf(memberId);
  return t(direction === 'receiving' ? 'worst.receiving' : 'worst.sending', { name });
}

/** The cells of a stream's row, in the order of {@link COLUMNS} after the person. */
export function rowWords(row: StreamRow, { t, words }: PanelSpeech): readonly string[] {
  const { width, height, path } = row;
  const share = row.packetsExpected > 0 ? row.packetsLost / row.packetsExpected : undefined;
  const isPicture = row.kind === 'video';
  const known = (value: string | undefined) => value ?? words.unknown;
  const kind = t(isPicture ? 'kind.video' : 'kind.audio');
  return [
    t(row.direction === 'receiving' ? 'direction.receiving' : 'direction.sending'),
    row.isOn ? kind : `${kind} · ${t(row.isOutOfSight ? 'outOfSight' : 'off')}`,
    share === undefined
      ? words.unknown
      : t('lossOf', {
          share: words.share(share),
          lost: words.count(row.packetsLost),
          expected: words.count(row.packetsExpected),
        }),
    words.ms(row.jitterMs),
    words.ms(row.roundTripMs),
    ...(isPicture
      ? [known(width && height ? `${width}×${height}` : undefined), words.fps(row.framesPerSecond)]
      : ['–', '–']),
    known(
      row.kilobitsPerSecond === undefined
        ? undefined
        : t('bitrate', { value: words.count(row.kilobitsPerSecond) }),
    ),
    isPicture ? known(row.freezes === undefined ? undefined : words.count(row.freezes)) : '–',
    known(row.codec),
    known(
      path &&
        t(path.local === 'relay' || path.remote === 'relay' ? 'path.relay' : 'path.direct', {
          protocol: path.protocol.toUpperCase(),
        }),
    ),
  ];
}

/** Keys of the columns of the table of streams. */
export const COLUMNS = [
  'column.person',
  'column.direction',
  'column.kind',
  'column.loss',
  'column.jitter',
  'column.delay',
  'column.size',
  'column.frameRate',
  'column.bitrate',
  'column.freezes',
  'column.codec',
  'column.path',
] as const;
