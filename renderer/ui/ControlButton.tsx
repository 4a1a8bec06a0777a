import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { at, own } from './theme/tokens.ts';

/** What a control button shows and does; a command in the shape the view layer gives it. */
export interface ControlCommand {
  readonly label: string;
  readonly key: string | undefined;
  readonly enabled: boolean;
  readonly pressed: boolean | undefined;
  run(): void;
}

const useStyles = makeStyles({
  button: {
    width: '44px',
    height: '44px',
    padding: 0,
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: '22px',
    border: '1px solid transparent',
    backgroundColor: own.stagePlate,
    color: own.stageText,
    cursor: 'pointer',
    ':hover': { backgroundColor: 'rgba(70, 82, 88, 0.9)' },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '2px',
    },
  },
  pressed: {
    backgroundColor: own.leaveGround,
    color: own.leaveText,
    ':hover': { backgroundColor: own.leaveGroundHover },
    [at.forced]: {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
    },
  },
});

/** A round switch that stands on a picture. Its name is its label; the tip only repeats it with its key. */
export function ControlButton(props: {
  readonly command: ControlCommand;
  readonly icon: ReactNode;
}) {
  const styles = useStyles();
  const { pressed } = props.command;
  return (
    <button
      type="button"
      className={mergeClasses(styles.button, pressed && styles.pressed)}
      {...controlProps(props.command)}
    >
      {props.icon}
    </button>
  );
}

/** What every button of a command says and does, whatever it looks like. */
export function controlProps({ label, key, enabled, pressed, run }: ControlCommand) {
  return {
    'aria-label': label,
    'aria-pressed': pressed,
    'aria-keyshortcuts': key,
    title: key ? `${label} (${key})` : label,
    disabled: !enabled,
    onClick: run,
  };
}
