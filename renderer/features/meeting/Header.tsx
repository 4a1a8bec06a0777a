import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PictureInPicture20Regular } from '@fluentui/react-icons/svg/picture-in-picture';
import { PictureInPictureExit20Regular } from '@fluentui/react-icons/svg/picture-in-picture-exit';
import { useState } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useView } from '../../react/stores.ts';
import { useCommand } from '../../react/useCommand.ts';
import { ScreenHeading } from '../../ui/ScreenHeading.tsx';
import { at, own } from '../../ui/theme/tokens.ts';
import { RecordingMark } from './RecordingMark.tsx';
import { Since } from './Since.tsx';
import { meetingTexts } from './texts.ts';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '16px',
    padding: '10px 16px',
    color: own.stageText,
    [at.short]: { padding: '6px 16px' },
  },
  side: { display: 'flex', alignItems: 'center', gap: '12px', flexShrink: 0 },
  time: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

/** Which meeting this is, and for how long I have been in it. */
export function Header(props: { readonly title: string }) {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const { picture } = useClient();
  return (
    <header className={styles.header}>
      <ScreenHeading size="small">{props.title}</ScreenHeading>
      <RecordingMark />
      <div className={styles.side}>
        {picture ? <PictureButton /> : null}
        <span role="timer" aria-label={t('elapsed')} className={styles.time}>
          <Elapsed />
        </span>
      </div>
    </header>
  );
}

function PictureButton() {
  const { enabled, label, run } = useCommand('picture.toggle');
  const isOpen = useView((view) => view.hasPicture);
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={isOpen ? <PictureInPictureExit20Regular /> : <PictureInPicture20Regular />}
      aria-label={label}
      title={label}
      disabled={!enabled}
      onClick={run}
    />
  );
}

function Elapsed() {
  const { now } = useClient();
  const [sinceMs] = useState(now);
  return <Since sinceMs={sinceMs} />;
}
