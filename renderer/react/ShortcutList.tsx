import { Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useState, type KeyboardEvent } from 'react';
import {
  DEFAULT_SHORTCUTS,
  keyOf,
  parseKey,
  withKey,
  type Shortcuts,
} from '../../domain/settings/shortcuts.ts';
import { defaultKeys, type CommandId } from '../commands/index.ts';
import { commonTexts } from '../i18n/commonTexts.ts';
import { useTexts } from '../i18n/useTexts.ts';
import { useClient } from './client.tsx';
import { shortcutTexts } from './shortcutTexts.ts';
import { useSettings } from './stores.ts';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: '10px' },
  table: { borderCollapse: 'collapse', width: '100%' },
  cell: {
    padding: '4px 8px 4px 0',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  key: { minWidth: '64px' },
  fixed: { display: 'inline-block', minWidth: '64px', textAlign: 'center' },
  said: { color: tokens.colorNeutralForeground3 },
  fault: { color: tokens.colorPaletteRedForeground1 },
  reset: { alignSelf: 'flex-start' },
});

/** The commands in the order they are listed, by what they do whatever their state. A missing one does not compile. */
function useCommandNames(): readonly (readonly [CommandId, string])[] {
  const t = useTexts(shortcutTexts);
  const common = useTexts(commonTexts);
  const { picture } = useClient();
  const names: Readonly<Record<CommandId, string>> = {
    'microphone.toggle': t('muteName'),
    'camera.toggle': t('cameraName'),
    'share.toggle': t('shareName'),
    'hand.toggle': t('handName'),
    'chat.toggle': common('command.chat'),
    'people.toggle': common('command.people'),
    'quality.toggle': common('command.quality'),
    'report.toggle': common('command.report'),
    'layout.toggle': t('layoutName'),
    'fullscreen.toggle': common('command.fullScreen'),
    'picture.toggle': common('command.picture'),
    'self.toggle': t('selfName'),
    'recording.toggle': t('recordingName'),
    'invitation.copy': common('command.copyInvitation'),
    'meeting.leave': common('command.leave'),
    'shortcuts.show': common('command.shortcuts'),
  };
  const ids = Object.keys(names) as CommandId[];
  return ids.filter((id) => id !== 'picture.toggle' || picture).map((id) => [id, names[id]]);
}

/** Every command with its key, which can be changed, taken away or all switched off. */
export function ShortcutList() {
  const styles = useStyles();
  const t = useTexts(shortcutTexts);
  const { session, commands } = useClient();
  const shortcuts = useSettings((settings) => settings.shortcuts);
  const names = useCommandNames();
  const [listening, setListening] = useState<CommandId>();
  const [fault, setFault] = useState<string>();
  const defaults = defaultKeys(commands);
  const save = (changed: Shortcuts) => session.updateSettings({ shortcuts: changed });

  const take = (id: CommandId, key: string | null) => {
    const change = withKey(shortcuts, defaults, { id, key });
    setListening(undefined);
    if ('shortcuts' in change) {
      setFault(undefined);
      return save(change.shortcuts);
    }
    const owner = names.find(([other]) => other === change.takenBy)?.[1] ?? '';
    setFault(t('taken', { key: (key ?? '').toUpperCase(), command: owner }));
  };
  const onKeyDown = (id: CommandId) => (event: KeyboardEvent) => {
    if (listening !== id || event.key === 'Tab' || event.key === 'Shift') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setListening(undefined);
    if (event.key === 'Delete' || event.key === 'Backspace') return take(id, null);
    const key = event.ctrlKey || event.metaKey || event.altKey ? undefined : parseKey(event.key);
    if (key === undefined) setFault(t('unusable'));
    else take(id, key);
  };

  return (
    <div className={styles.parts}>
      <Switch
        label={t('isOn')}
        checked={shortcuts.isOn}
        onChange={(_, { checked }) => save({ ...shortcuts, isOn: checked })}
      />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.cell}>
              {t('command')}
            </th>
            <th scope="col" className={styles.cell}>
              {t('key')}
            </th>
          </tr>
        </thead>
        <tbody>
          {names.map(([id, command]) => {
            const whole = { ...shortcuts, isOn: true };
            const key = keyOf(id, defaults, whole)?.toUpperCase() ?? t('none');
            return (
              <tr key={id}>
                <th scope="row" className={styles.cell}>
                  {command}
                </th>
                <td className={styles.cell}>
                  <Button
                    size="small"
                    className={styles.key}
                    disabled={!shortcuts.isOn}
                    aria-label={t('change', { command, key })}
                    onClick={() => setListening(id)}
                    onKeyDown={onKeyDown(id)}
                    onBlur={() => setListening(undefined)}
                  >
                    {listening === id ? '…' : key}
                  </Button>
                </td>
              </tr>
            );
          })}
          <tr>
            <th scope="row" className={styles.cell}>
              {t('pushToTalk')}
            </th>
            <td className={styles.cell}>
              <span className={styles.fixed}>{t('space')}</span>
            </td>
          </tr>
        </tbody>
      </table>
      <div role="status" className={styles.said}>
        {listening ? t('listening') : null}
      </div>
      {fault ? (
        <div role="alert" className={styles.fault}>
          {fault}
        </div>
      ) : null}
      <Button
        size="small"
        className={styles.reset}
        disabled={Object.keys(shortcuts.keys).length === 0}
        onClick={() => {
          setFault(undefined);
          save({ ...DEFAULT_SHORTCUTS, isOn: shortcuts.isOn });
        }}
      >
        {t('reset')}
      </Button>
    </div>
  );
}
