import { Field, makeStyles, Switch } from '@fluentui/react-components';
import { useTexts } from '../../i18n/useTexts.ts';
import { desktopTexts } from './desktopTexts.ts';

const useStyles = makeStyles({
  // The switch lies flush with the fields above it, what belongs to it under its words.
  switch: { marginLeft: '-8px' },
  words: { marginLeft: '52px' },
});

/** One setting of the program that is on or off, with what it means and what stands in its way. */
export function DesktopSwitch(props: {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  /** An administrator has decided it. */
  readonly locked: boolean;
  /** What stands in its way; not shown for a locked one, where nothing can be done about it. */
  readonly problem?: string | undefined;
  readonly onChange: (checked: boolean) => void;
}) {
  const styles = useStyles();
  const t = useTexts(desktopTexts);
  const problem = props.locked ? undefined : props.problem;
  return (
    <Field
      hint={{ className: styles.words, children: props.locked ? t('managed') : props.hint }}
      validationState={problem === undefined ? 'none' : 'warning'}
      validationMessage={problem && { className: styles.words, children: problem }}
    >
      <Switch
        className={styles.switch}
        label={props.label}
        checked={props.checked}
        disabled={props.locked}
        onChange={(_, { checked }) => props.onChange(checked)}
      />
    </Field>
  );
}
