import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { CHECK_SECONDS } from '../../../domain/quality/showing/check.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useCheck, useMedia } from '../../react/stores.ts';
import { StageThemeProvider } from '../../ui/theme/ThemeProvider.tsx';
import { own } from '../../ui/theme/tokens.ts';
import { VideoView } from '../../ui/VideoView.tsx';
import { testCallTexts } from './texts.ts';

const useStyles = makeStyles({
  pictures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    gap: '12px',
  },
  figure: { margin: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  frame: {
    position: 'relative',
    aspectRatio: '16 / 9',
    borderRadius: '12px',
    overflow: 'hidden',
    backgroundColor: own.stageTile,
  },
  caption: { color: tokens.colorNeutralForeground2 },
  stage: {
    minHeight: tokens.lineHeightBase500,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** The call while it runs: the far end and oneself, as both arrive, and what to do just now. */
export function Call(props: { readonly secondsDone: number }) {
  const styles = useStyles();
  const t = useTexts(testCallTexts);
  const { session } = useClient();
  const { secondsDone: done } = props;
  const stage = useCheck((check) => check.stage);
  const streams = session.check.streams();
  const end = useRef<HTMLButtonElement>(null);
  // What was pressed to begin is gone, and with it the focus.
  useEffect(() => end.current?.focus(), []);
  return (
    <>
      <div role="status" className={styles.stage}>
        {stage ? t(`stage.${stage}`) : t('connecting')}
      </div>
      <div className={styles.pictures}>
        <Picture label={t('far')} stream={streams?.far} />
        <Picture label={t('mine')} stream={streams?.mine} />
      </div>
      <Voice stream={streams?.far} />
      <ProgressBar
        aria-label={t('progress', { done, total: CHECK_SECONDS })}
        value={done / CHECK_SECONDS}
      />
      <div>
        <Button ref={end} onClick={() => session.check.stop()}>
          {t('end')}
        </Button>
      </div>
    </>
  );
}

function Picture(props: { readonly label: string; readonly stream: MediaStream | undefined }) {
  const styles = useStyles();
  return (
    <figure className={styles.figure}>
      <StageThemeProvider className={styles.frame}>
        <div role="group" aria-label={props.label}>
          <VideoView stream={props.stream} />
        </div>
      </StageThemeProvider>
      <figcaption className={styles.caption}>{props.label}</figcaption>
    </figure>
  );
}

/** The far end's sound, on the chosen speaker. */
function Voice(props: { readonly stream: MediaStream | undefined }) {
  const audio = useRef<HTMLAudioElement>(null);
  const speakerId = useMedia((media) => media.speakerId);
  const { stream } = props;
  useEffect(() => {
    const player = audio.current;
    if (!player || !stream) return;
    player.srcObject = stream;
    void playOn(player, speakerId);
    return () => {
      player.srcObject = null;
    };
  }, [stream, speakerId]);
  return <audio ref={audio} hidden />;
}

/** A speaker that is gone leaves the system's own; whether anything was heard is asked afterwards. */
async function playOn(player: HTMLAudioElement, speakerId: string | undefined): Promise<void> {
  if ('setSinkId' in player) await player.setSinkId(speakerId ?? '').catch(() => {});
  await player.play().catch(() => {});
}
