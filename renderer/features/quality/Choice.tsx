import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { at } from '../../ui/theme/tokens.ts';

const useStyles = makeStyles({
  group: {
    display: 'inline-flex',
    maxWidth: '100%',
    padding: '2px',
    gap: '2px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  option: {
    padding: '3px 10px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    [at.forced]: {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
    },
  },
});

/** A choice of a few, all of them seen. */
export function Choice<T extends string>(props: {
  readonly name: string;
  readonly options: readonly { readonly id: T; readonly label: string }[];
  readonly chosen: T;
  readonly onChoose: (id: T) => void;
}) {
  const styles = useStyles();
  return (
    <div role="group" aria-label={props.name} className={styles.group}>
      {props.options.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === props.chosen}
          className={mergeClasses(styles.option, id === props.chosen && styles.chosen)}
          onClick={() => props.onChoose(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
