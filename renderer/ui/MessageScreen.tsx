import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ScreenHeading } from './ScreenHeading.tsx';

const useStyles = makeStyles({
  screen: {
    minHeight: '100%',
    boxSizing: 'border-box',
    padding: '32px 24px',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '12px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground1,
  },
  body: { margin: 0, maxWidth: '56ch', color: tokens.colorNeutralForeground2 },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: '8px',
    marginTop: '16px',
  },
});

/** A whole screen that says one thing: what happened, what to do, and the buttons for it. */
export function MessageScreen(props: {
  readonly title: string;
  readonly body?: string;
  readonly children?: ReactNode;
  readonly alert?: boolean;
}) {
  const styles = useStyles();
  return (
    <div className={styles.screen} role={props.alert ? 'alert' : undefined}>
      <ScreenHeading>{props.title}</ScreenHeading>
      {props.body ? <p className={styles.body}>{props.body}</p> : null}
      {props.children ? <div className={styles.actions}>{props.children}</div> : null}
    </div>
  );
}
