import { makeStyles, tokens } from '@fluentui/react-components';
import type { Invitation } from '../../../domain/meeting/invitation.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { checkTexts } from '../../react/checkTexts.ts';
import { NetworkCheck } from '../../react/NetworkCheck.tsx';

const useStyles = makeStyles({
  region: {
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    paddingTop: '16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** What a call with the service of this room will be like. */
export function CheckRegion(props: { readonly invitation: Invitation }) {
  const styles = useStyles();
  const t = useTexts(checkTexts);
  return (
    <section className={styles.region} aria-label={t('title')}>
      <h2 className={styles.heading}>{t('title')}</h2>
      <NetworkCheck place={props.invitation} />
    </section>
  );
}
