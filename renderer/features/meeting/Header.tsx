import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { ScreenHeading } from '../../ui/ScreenHeading.tsx';
import { at, own } from '../../ui/theme/tokens.ts';
import { RecordingMark } from './RecordingMark.tsx';
import { Since } from './Since.tsx';
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
      <RecordingMark />
      <span role="timer" aria-label={t('elapsed')} className={styles.time}>
        <Elapsed />
      </span>
    </header>
  );
}

function Elapsed() {
  const { now } = useClient();
  const [sinceMs] = useState(now);
  return <Since sinceMs={sinceMs} />;
}
