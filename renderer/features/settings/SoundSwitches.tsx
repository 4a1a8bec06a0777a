import { Field, makeStyles, Switch } from '@fluentui/react-components';
import { useTexts } from '../../i18n/useTexts.ts';
import { useBlurSwitch } from '../../react/useBlurSwitch.ts';
import { useSession } from '../../react/client.tsx';
import { useSettings } from '../../react/stores.ts';
import type { SwitchOption } from '../../react/switchOption.ts';
import { useSoundSwitches } from '../../react/useSoundSwitches.ts';
import { settingsTexts } from './texts.ts';

const useStyles = makeStyles({
  // The switch lies flush with the fields above it, what belongs to it under its words.
  switch: { marginLeft: '-8px' },
  words: { marginLeft: '52px' },
});

/** What is done to the microphone's sound, and what the program says by sound. */
export function SoundSwitches() {
  const styles = useStyles();
  const switches = [useBlurSwitch(), ...useSoundSwitches(), useOwnSounds()];
  return switches.map(({ label, hint, checked, disabled, onChange }) => (
    <Field key={label} hint={{ className: styles.words, children: hint }}>
      <Switch
        className={styles.switch}
        label={label}
        checked={checked}
        disabled={disabled}
        onChange={(_, data) => onChange(data.checked)}
      />
    </Field>
  ));
}

function useOwnSounds(): SwitchOption {
  const t = useTexts(settingsTexts);
  const session = useSession();
  return {
    label: t('sounds'),
    hint: t('soundsHint'),
    checked: useSettings((settings) => settings.sounds),
    disabled: false,
    onChange: (sounds) => session.updateSettings({ sounds }),
  };
}
