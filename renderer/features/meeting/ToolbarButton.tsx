import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import { controlProps, type ControlCommand } from '../../ui/ControlButton.tsx';
import { at, own } from '../../ui/theme/tokens.ts';

const useStyles = makeStyles({
  button: {
    position: 'relative',
    boxSizing: 'border-box',
    minWidth: '76px',
    minHeight: '56px',
    padding: '6px 10px',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '2px',
    borderRadius: '8px',
    border: '1px solid transparent',
    backgroundColor: 'transparent',
    color: own.stageText,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':disabled': { color: tokens.colorNeutralForegroundDisabled, cursor: 'default' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    [at.compact]: { minWidth: '64px', padding: '6px' },
    [at.icons]: { minWidth: '46px', minHeight: '46px' },
  },
  joined: {
    borderTopRightRadius: 0,
    borderBottomRightRadius: 0,
    [at.icons]: { minWidth: '42px' },
  },
  pressed: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    [at.forced]: {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
    },
  },
  stopped: {
    color: own.stoppedText,
    backgroundColor: own.stoppedGround,
    ':hover': { backgroundColor: own.stoppedGround },
    [at.forced]: {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
    },
  },
  danger: {
    backgroundColor: own.leaveGround,
    color: own.leaveText,
    ':hover': { backgroundColor: own.leaveGroundHover },
  },
  label: { [at.icons]: { display: 'none' } },
  badge: {
    position: 'absolute',
    top: '2px',
    left: 'calc(50% + 4px)',
    minWidth: '18px',
    padding: '0 4px',
    boxSizing: 'border-box',
    borderRadius: '9px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    backgroundColor: own.leaveGround,
    color: own.leaveText,
  },
  trouble: {
    position: 'absolute',
    top: '4px',
    right: 'calc(50% - 22px)',
    color: tokens.colorPaletteYellowForeground1,
  },
});

/** A command in the toolbar: sign and word, in a narrow window the sign alone. */
export function ToolbarButton(props: {
  readonly className?: string;
  readonly command: ControlCommand;
  readonly icon: ReactNode;
  /** Part of its label, to stand under the icon where all of it would be too wide. */
  readonly word?: string;
  /** While pressed something of mine is not sent; shown stronger than a switch that only opens a panel. */
  readonly stopsSending?: boolean;
  /** A device menu follows at once. */
  readonly joined?: boolean;
  readonly danger?: boolean;
  /** Marks that what it switches does not work now; the banner says why. */
  readonly trouble?: boolean;
  /** A number beside the sign, and what it means in words. */
  readonly badge?: { readonly count: number; readonly words: string } | undefined;
  /** Attributes of a button, as the menu or popover that it opens wants them. */
  readonly trigger?: object;
}) {
  const styles = useStyles();
  const { label, pressed } = props.command;
  const { badge } = props;
  const control = controlProps(props.command);
  return (
    <button
      type="button"
      className={mergeClasses(
        styles.button,
        props.joined && styles.joined,
        pressed && (props.stopsSending ? styles.stopped : styles.pressed),
        props.danger && styles.danger,
        props.className,
      )}
      {...control}
      {...(badge && { 'aria-label': `${label}, ${badge.words}` })}
      {...props.trigger}
    >
      {props.icon}
      {badge ? (
        <span aria-hidden="true" className={styles.badge}>
          {badge.count > 99 ? '99+' : badge.count}
        </span>
      ) : null}
      {props.trouble ? <Warning16Filled aria-hidden="true" className={styles.trouble} /> : null}
      <span aria-hidden="true" className={styles.label}>
        {props.word ?? label}
      </span>
    </button>
  );
}
