import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { noticesTexts } from './texts.ts';

const SHOWN_MS = 6000;

const useStyles = makeStyles({
  card: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '8px',
    padding: '8px 8px 8px 12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow8,
  },
  words: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere', paddingTop: '2px' },
  // Only what can be used takes presses: the rest must not stand before a button below it.
  usable: { pointerEvents: 'auto', flexShrink: 0 },
});

/** A card with words, what can be done about them, and a way to put it away. */
export function Card(props: {
  readonly children: ReactNode;
  readonly action?: { readonly label: string; run(): void } | undefined;
  readonly onDismiss: () => void;
}) {
  const styles = useStyles();
  const t = useTexts(noticesTexts);
  const { action } = props;
  return (
    <div className={styles.card}>
      <div className={styles.words}>{props.children}</div>
      {action ? (
        <Button size="small" className={styles.usable} onClick={() => action.run()}>
          {action.label}
        </Button>
      ) : null}
      <Button
        size="small"
        appearance="subtle"
        className={styles.usable}
        icon={<Dismiss16Regular />}
        aria-label={t('dismiss')}
        onClick={props.onDismiss}
      />
    </div>
  );
}

/** A card that puts itself away. */
export function Passing(props: { readonly children: ReactNode; readonly onDismiss: () => void }) {
  useLater(props.onDismiss);
  return <Card onDismiss={props.onDismiss}>{props.children}</Card>;
}

/** Runs `action` once, {@link SHOWN_MS} after the component appeared. */
export function useLater(action: () => void): void {
  const fire = useEffectEvent(action);
  useEffect(() => {
    const timer = window.setTimeout(() => fire(), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, []);
}
