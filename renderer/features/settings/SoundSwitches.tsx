import { Field, makeStyles, Switch } from '@fluentui/react-components';
import { useSoundSwitches } from '../../react/useSoundSwitches.ts';

const useStyles = makeStyles({
  // The switch lies flush with the fields above it, what belongs to it under its words.
  switch: { marginLeft: '-8px' },
  words: { marginLeft: '52px' },
});

/** What is done to the microphone's sound. */
export function SoundSwitches() {
  const styles = useStyles();
  return useSoundSwitches().map(({ label, hint, checked, disabled, onChange }) => (
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
