import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { checkTexts } from '../../react/checkTexts.ts';
import { DevicePicker } from '../../react/DevicePicker.tsx';
import { NetworkCheck } from '../../react/NetworkCheck.tsx';
import { KeepHistory } from '../../react/KeepHistory.tsx';
import { ShortcutList } from '../../react/ShortcutList.tsx';
import { shortcutTexts } from '../../react/shortcutTexts.ts';
import { usePrivacy } from '../../react/usePrivacy.ts';
import { useTitle } from '../../react/useTitle.ts';
import { ScreenHeading } from '../../ui/ScreenHeading.tsx';
import { at } from '../../ui/theme/tokens.ts';
import { DesktopSection } from './DesktopSection.tsx';
import { desktopTexts } from './desktopTexts.ts';
import { LanguagePicker } from './LanguagePicker.tsx';
import { MaintenanceSection } from './MaintenanceSection.tsx';
import { maintenanceTexts } from './maintenanceTexts.ts';
import { NetworkSection } from './NetworkSection.tsx';
import { networkTexts } from './networkTexts.ts';
import { PrivacySection } from './PrivacySection.tsx';
import { privacyTexts } from './privacyTexts.ts';
import { SoundSwitches } from './SoundSwitches.tsx';
import { settingsTexts } from './texts.ts';
import { UpdatesSection } from './UpdatesSection.tsx';
import { updatesTexts } from './updatesTexts.ts';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '560px',
    margin: '0 auto',
    padding: '40px 32px',
    display: 'flex',
    flexDirection: 'column',
    gap: '28px',
    [at.phone]: { padding: '24px 16px' },
    [at.short]: { paddingTop: '24px', gap: '20px' },
  },
  section: { display: 'flex', flexDirection: 'column', gap: '12px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  hint: { margin: 0, color: tokens.colorNeutralForeground3 },
  version: { margin: 0, userSelect: 'text' },
  open: { alignSelf: 'start' },
});

/** What can be decided once for all meetings. */
export function SettingsScreen() {
  const styles = useStyles();
  const t = useTexts(settingsTexts);
  const { session, shell, version } = useClient();
  const privacy = usePrivacy(shell);
  const [, navigate] = useLocation();
  const checkText = useTexts(checkTexts);
  const privacyText = useTexts(privacyTexts);
  const desktopText = useTexts(desktopTexts);
  const networkText = useTexts(networkTexts);
  const updatesText = useTexts(updatesTexts);
  const maintenanceText = useTexts(maintenanceTexts);
  const shortcutText = useTexts(shortcutTexts);
  useEffect(() => void session.media.lookForDevices(), [session]);
  useTitle(t('title'));
  return (
    <div className={styles.page}>
      <ScreenHeading>{t('title')}</ScreenHeading>
      <Section title={t('appearance')}>
        <LanguagePicker />
        <p className={styles.hint}>{t('languageHint')}</p>
      </Section>
      <Section title={t('devices')}>
        <DevicePicker kind="microphone" />
        <DevicePicker kind="camera" />
        <DevicePicker kind="speaker" />
        <p className={styles.hint}>{t('devicesHint')}</p>
        <SoundSwitches />
      </Section>
      <Section title={checkText('title')}>
        <NetworkCheck />
      </Section>
      {privacy && privacy.pages.length > 0 ? (
        <Section title={privacyText('title')}>
          <PrivacySection status={privacy} />
          <p className={styles.hint}>{privacyText('hint')}</p>
        </Section>
      ) : null}
      {shell ? (
        <Section title={desktopText('title')}>
          <DesktopSection shell={shell} />
        </Section>
      ) : null}
      {shell ? (
        <>
          <Section title={networkText('title')}>
            <NetworkSection shell={shell} />
          </Section>
          <Section title={updatesText('title')}>
            <UpdatesSection shell={shell} />
          </Section>
          <Section title={maintenanceText('title')}>
            <MaintenanceSection shell={shell} />
          </Section>
        </>
      ) : null}
      <Section title={shortcutText('heading')}>
        <p className={styles.hint}>{shortcutText('about')}</p>
        <ShortcutList />
      </Section>
      <Section title={t('history')}>
        <KeepHistory />
      </Section>
      <Section title={t('desk')}>
        <p className={styles.hint}>{t('deskHint')}</p>
        <Button className={styles.open} onClick={() => navigate('/admin')}>
          {t('deskOpen')}
        </Button>
      </Section>
      <Section title={t('about')}>
        <p className={styles.version}>{t('version', { version })}</p>
      </Section>
    </div>
  );
}

function Section(props: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.section} aria-label={props.title}>
      <h2 className={styles.heading}>{props.title}</h2>
      {props.children}
    </section>
  );
}
