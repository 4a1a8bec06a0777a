import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons/svg/arrow-download';
import { useLocation } from 'wouter';
import { useTexts } from '../i18n/useTexts.ts';
import { useClient } from '../react/client.tsx';
import { useUpdates } from '../react/useUpdates.ts';
import { appTexts } from './texts.ts';

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '4px 16px',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    borderBottom: `1px solid ${tokens.colorBrandStroke2}`,
  },
  icon: { flexShrink: 0, display: 'flex' },
});

/** Says that a newer version is ready, where the person decides about it. Nothing in a browser. */
export function UpdateStrip() {
  const styles = useStyles();
  const t = useTexts(appTexts);
  const [route, navigate] = useLocation();
  const state = useUpdates(useClient().shell);
  if (state?.step !== 'ready') return null;
  return (
    <div className={styles.strip}>
      <span className={styles.icon}>
        <ArrowDownload20Regular aria-hidden="true" />
      </span>
      {t('updateReady', { version: state.offered?.version ?? '' })}
      {route === '/settings' ? null : (
        <Button size="small" appearance="transparent" onClick={() => navigate('/settings')}>
          {t('updateShow')}
        </Button>
      )}
    </div>
  );
}
