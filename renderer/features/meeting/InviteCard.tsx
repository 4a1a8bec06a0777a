import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Checkmark20Regular } from '@fluentui/react-icons/svg/checkmark';
import { Copy20Regular } from '@fluentui/react-icons/svg/copy';
import { useTexts } from '../../i18n/useTexts.ts';
import { useMeeting, useView } from '../../react/stores.ts';
import { useCommand } from '../../react/useCommand.ts';
import { own } from '../../ui/theme/tokens.ts';
import { meetingTexts } from './texts.ts';

const useStyles = makeStyles({
  card: {
    boxSizing: 'border-box',
    height: '100%',
    overflow: 'auto',
    padding: '16px',
    borderRadius: '10px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    color: own.stageText,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'safe center',
    gap: '10px',
    textAlign: 'center',
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  how: { margin: 0, maxWidth: '48ch', color: tokens.colorNeutralForeground2 },
  link: {
    boxSizing: 'border-box',
    maxWidth: '100%',
    padding: '4px 10px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: own.stageTile,
    border: '1px solid transparent',
    overflowWrap: 'anywhere',
    userSelect: 'all',
  },
});

/** The invitation, large, while there is nobody to talk to. */
export function InviteCard() {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const link = useMeeting((meeting) => meeting.invitation?.web);
  const copied = useView((view) => view.copied === 'done');
  const copy = useCommand('invitation.copy');
  if (link === undefined) return null;
  return (
    <div className={styles.card}>
      <h2 className={styles.heading}>{t('alone')}</h2>
      <p className={styles.how}>{t('inviteHow')}</p>
      <div role="group" aria-label={t('link')} className={styles.link}>
        {link}
      </div>
      <Button
        appearance="primary"
        icon={copied ? <Checkmark20Regular /> : <Copy20Regular />}
        onClick={copy.run}
      >
        {copied ? t('linkCopied') : t('copyLink')}
      </Button>
    </div>
  );
}
