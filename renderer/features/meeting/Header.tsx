import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { formatElapsed } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { ScreenHeading } from '../../ui/ScreenHeading.tsx';
import { at, own } from '../../ui/theme/tokens.ts';
import { meetingTexts } from './texts.ts';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: '16px',
    padding: '10px 16px',
    color: own.stageText,
    [at.short]: { padding: '6px 16px' },
  },
  time: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

/** Which meeting this is, and for how long I have been in it. */
export function Header(props: { readonly title: string }) {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  return (
    <header className={styles.header}>
      <ScreenHeading size="small">{props.title}</ScreenHeading>
      <span role="timer" aria-label={t('elapsed')} className={styles.time}>
        <Elapsed />
      </span>
    </header>
  );
}

function Elapsed() {
  const { now } = useClient();
  const [sinceMs] = useState(now);
  const [nowMs, setNowMs] = useState(sinceMs);
  useEffect(() => {
    const timer = window.setInterval(() => setNowMs(now()), 1000);
    return () => window.clearInterval(timer);
  }, [now]);
  return formatElapsed(nowMs - sinceMs);
}
