import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle20Regular } from '@fluentui/react-icons/svg/error-circle';
import { Info20Regular } from '@fluentui/react-icons/svg/info';
import { Warning20Regular } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';

/** How serious a callout is; shown by icon, colour and role together. */
export type CalloutTone = 'info' | 'done' | 'warning' | 'error';

const ICONS = {
  info: Info20Regular,
  done: CheckmarkCircle20Regular,
  warning: Warning20Regular,
  error: ErrorCircle20Regular,
} as const;

const useStyles = makeStyles({
  box: {
    display: 'flex',
    alignItems: 'flex-start',
    flexWrap: 'wrap',
    gap: '8px 12px',
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  icon: { flexShrink: 0, display: 'flex' },
  info: { color: tokens.colorBrandForeground1 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  error: { color: tokens.colorStatusDangerForeground1 },
  // Wide enough to be read; what does not fit beside it goes below, but for the icon.
  words: { flex: '1 1 min(320px, calc(100% - 32px))', minWidth: 0, overflowWrap: 'anywhere' },
  actions: { display: 'flex', gap: '8px', flexWrap: 'wrap', margin: '-4px 0' },
});

/**
 * A sentence that matters now, with what can be done about it. `live` makes it heard when it appears; leave it
 * out where a live region around it already does that.
 */
export function Callout(props: {
  readonly tone: CalloutTone;
  readonly live?: 'status' | 'alert';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  const styles = useStyles();
  const Icon = ICONS[props.tone];
  return (
    <div className={styles.box} role={props.live}>
      <span className={mergeClasses(styles.icon, styles[props.tone])}>
        <Icon aria-hidden="true" />
      </span>
      <div className={styles.words}>{props.children}</div>
      {props.actions ? <div className={styles.actions}>{props.actions}</div> : null}
    </div>
  );
}
