import { makeStyles, tokens } from '@fluentui/react-components';
import type { MemberId } from '../../../domain/ids.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTalk } from '../../react/stores.ts';
import { REACTION_SIGNS } from './reactions.ts';
import { meetingTexts } from './texts.ts';

const useStyles = makeStyles({
  signs: { display: 'flex', gap: '4px', fontSize: '28px', lineHeight: 1 },
  sign: {
    animationName: {
      from: { transform: 'translateY(12px)', opacity: 0 },
      to: { transform: 'none', opacity: 1 },
    },
    animationDuration: tokens.durationNormal,
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '1ms' },
  },
});

/** The last signs that somebody gave, on their tile. */
export function Reactions(props: { readonly memberId: MemberId | undefined }) {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const all = useTalk((talk) => talk.reactions);
  const mine = all.filter(({ memberId }) => memberId === props.memberId).slice(-3);
  if (mine.length === 0) return null;
  return (
    <div className={styles.signs}>
      {mine.map(({ id, reaction }) => (
        <span key={id} role="img" aria-label={t(`reaction.${reaction}`)} className={styles.sign}>
          {REACTION_SIGNS[reaction]}
        </span>
      ))}
    </div>
  );
}
