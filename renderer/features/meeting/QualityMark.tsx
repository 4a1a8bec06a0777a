import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { MemberId } from '../../../domain/ids.ts';
import { tileMark, type TileMark } from '../../../domain/quality/showing/tileMark.ts';
import type { SideReasonCode } from '../../../domain/quality/sideFinding.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useQualityWords } from '../../react/qualityWords.ts';
import { usePeople, useQuality } from '../../react/stores.ts';
import { own } from '../../ui/theme/tokens.ts';
import { meetingTexts } from './texts.ts';

const useStyles = makeStyles({
  mark: {
    boxSizing: 'border-box',
    maxWidth: '100%',
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    padding: '3px 8px',
    borderRadius: tokens.borderRadiusMedium,
    border: '1px solid transparent',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  verdict: { backgroundColor: own.breachedGround, color: own.breachedText },
  hint: { backgroundColor: own.hintGround, color: own.hintText },
  icon: { flexShrink: 0 },
  words: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** Says on a person's tile what is wrong with what comes from them, and nothing when all is well. */
export function QualityMark(props: { readonly memberId: MemberId }) {
  const judgement = useQuality((quality) => quality.judgement);
  const side = useQuality((quality) => quality.side);
  const mark = tileMark(judgement, side, props.memberId, 'receiving');
  const words = useMarkWords(mark);
  return mark && words !== undefined ? <Mark kind={mark.kind}>{words}</Mark> : null;
}

/** Says on the own tile what is wrong with what the others get. */
export function OwnQualityMark() {
  const t = useTexts(meetingTexts);
  const judgement = useQuality((quality) => quality.judgement);
  const side = useQuality((quality) => quality.side);
  const members = usePeople((people) => people.members);
  const marks = members.flatMap(
    ({ memberId }) => tileMark(judgement, side, memberId, 'sending') ?? [],
  );
  const mark = marks.find(({ kind }) => kind === 'verdict') ?? marks[0];
  const words = useMarkWords(mark);
  if (side.state === 'clear' && side.side === 'this-device') {
    return <Mark kind="hint">{t('mark.device')}</Mark>;
  }
  if (!mark || words === undefined) return null;
  return <Mark kind={mark.kind}>{t('mark.sent', { mark: words })}</Mark>;
}

function Mark(props: { readonly kind: TileMark['kind']; readonly children: string }) {
  const styles = useStyles();
  const Icon = props.kind === 'verdict' ? DismissCircle16Filled : Warning16Filled;
  return (
    <div className={mergeClasses(styles.mark, styles[props.kind])} title={props.children}>
      <Icon aria-hidden="true" className={styles.icon} />
      <span className={styles.words}>{props.children}</span>
    </div>
  );
}

/** Those of a person's connection; the others are about devices and people together. */
const HINTS: Partial<Record<SideReasonCode, Hint>> = {
  'loss-receiving': 'mark.loss',
  'loss-sending': 'mark.loss',
  'jitter-receiving': 'mark.jitter',
  'jitter-sending': 'mark.jitter',
  'outage-receiving': 'mark.outage',
  'outage-sending': 'mark.outage',
  delay: 'mark.delay',
  'picture-receiving': 'mark.picture',
  'picture-sending': 'mark.picture',
};
type Hint = 'mark.loss' | 'mark.jitter' | 'mark.outage' | 'mark.delay' | 'mark.picture';

function useMarkWords(mark: TileMark | undefined): string | undefined {
  const t = useTexts(meetingTexts);
  const words = useQualityWords();
  if (!mark) return undefined;
  if (mark.kind === 'verdict') {
    const { promise, figure } = mark;
    const value = words.value(promise, figure.value);
    return t('mark.value', { metric: words.promise(promise), value });
  }
  const hint = HINTS[mark.code];
  return hint && t(hint);
}
