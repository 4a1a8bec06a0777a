import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import { at } from './theme/tokens.ts';

const useStyles = makeStyles({
  panel: {
    boxSizing: 'border-box',
    flex: '0 0 clamp(320px, 33vw, 460px)',
    marginRight: '12px',
    padding: '12px 16px',
    borderRadius: '10px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    [at.narrow]: { flex: '0 1 56%', margin: '8px 12px 0' },
  },
  scrolling: { overflowY: 'auto' },
  filled: { display: 'flex', flexDirection: 'column', minHeight: 0, overflow: 'hidden' },
  top: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** A panel beside the stage of a meeting. */
export function SidePanel(props: {
  readonly name: string;
  readonly close: { readonly label: string; run(): void };
  /** Its parts share its height and scroll by themselves; otherwise the panel scrolls. */
  readonly filled?: boolean;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const { name, close, filled } = props;
  return (
    <aside
      className={mergeClasses(styles.panel, filled ? styles.filled : styles.scrolling)}
      aria-label={name}
    >
      <div className={styles.top}>
        <h2 className={styles.heading}>{name}</h2>
        <Button
          appearance="subtle"
          icon={<Dismiss20Regular />}
          aria-label={close.label}
          onClick={close.run}
        />
      </div>
      {props.children}
    </aside>
  );
}
