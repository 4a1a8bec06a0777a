import { makeStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { DesktopSettings } from '../../../domain/desktop/desktopSettings.ts';
import type { Fault } from '../../../domain/fault.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import type { Shell } from '../../platform/index.ts';
import { useShellPreferences, useShellPresence } from '../../react/useShell.ts';
import { Callout } from '../../ui/Callout.tsx';
import { DesktopSwitch } from './DesktopSwitch.tsx';
import { desktopTexts } from './desktopTexts.ts';
import { MuteKeys } from './MuteKeys.tsx';

const useStyles = makeStyles({
  keys: { paddingLeft: '52px', maxWidth: '320px' },
});

/** What a person decides about the program around the window. There is none of it in a browser. */
export function DesktopSection(props: { readonly shell: Shell }) {
  const styles = useStyles();
  const t = useTexts(desktopTexts);
  const language = useLanguage();
  const { preferences, change } = useShellPreferences(props.shell);
  const presence = useShellPresence(props.shell);
  const isMac = useIsMac(props.shell);
  const [fault, setFault] = useState<Fault>();
  if (!preferences || !presence) return null;
  const { settings, locked } = preferences;
  const choose = async (wanted: Partial<DesktopSettings>) => setFault(await change(wanted));
  const place = t(isMac ? 'menuBar' : 'tray');
  const isTaken = settings.globalMute && presence.muteKeys === 'taken';
  return (
    <>
      <DesktopSwitch
        label={t('closeToTray', { place })}
        hint={t('closeToTrayHint', { place })}
        checked={settings.closeToTray}
        locked={locked.includes('closeToTray')}
        problem={presence.hasTray ? undefined : t('noTray')}
        onChange={(closeToTray) => void choose({ closeToTray })}
      />
      <DesktopSwitch
        label={t('openAtLogin')}
        hint={t('openAtLoginHint', { place })}
        checked={settings.openAtLogin}
        locked={locked.includes('openAtLogin')}
        problem={presence.login === 'blocked' ? t('loginBlocked') : undefined}
        onChange={(openAtLogin) => void choose({ openAtLogin })}
      />
      <DesktopSwitch
        label={t('globalMute')}
        hint={t('globalMuteHint')}
        checked={settings.globalMute}
        locked={locked.includes('globalMute')}
        onChange={(globalMute) => void choose({ globalMute })}
      />
      {settings.globalMute ? (
        <div className={styles.keys}>
          <MuteKeys
            keys={settings.muteKeys}
            isMac={isMac}
            disabled={locked.includes('muteKeys')}
            taken={isTaken}
            onChange={(muteKeys) => void choose({ muteKeys })}
          />
        </div>
      ) : null}
      <DesktopSwitch
        label={t('notifications')}
        hint={t('notificationsHint')}
        checked={settings.notifications}
        locked={locked.includes('notifications')}
        onChange={(notifications) => void choose({ notifications })}
      />
      {fault ? (
        <Callout tone="error" live="alert">
          {faultSentence(fault, language, 'desktop')}
        </Callout>
      ) : null}
    </>
  );
}

/** Whether keys are to be named as on a Mac. */
function useIsMac(shell: Shell): boolean {
  const [isMac, setIsMac] = useState(false);
  useEffect(() => {
    void shell.call('app:info', undefined).then((reply) => {
      if (reply.ok) setIsMac(reply.value.os === 'macos');
      return undefined;
    });
  }, [shell]);
  return isMac;
}
