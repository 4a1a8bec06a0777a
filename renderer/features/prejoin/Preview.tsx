import { makeStyles } from '@fluentui/react-components';
import { Mic24Regular } from '@fluentui/react-icons/svg/mic';
import { MicOff24Regular } from '@fluentui/react-icons/svg/mic-off';
import { Video24Regular } from '@fluentui/react-icons/svg/video';
import { VideoOff24Regular } from '@fluentui/react-icons/svg/video-off';
import { useState } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useMedia } from '../../react/stores.ts';
import { useCommand } from '../../react/useCommand.ts';
import { useLocalStream } from '../../react/useStream.ts';
import { ControlButton } from '../../ui/ControlButton.tsx';
import { StageThemeProvider } from '../../ui/theme/ThemeProvider.tsx';
import { own } from '../../ui/theme/tokens.ts';
import { VideoView } from '../../ui/VideoView.tsx';
import { prejoinTexts } from './texts.ts';

const useStyles = makeStyles({
  frame: {
    position: 'relative',
    aspectRatio: '16 / 9',
    borderRadius: '12px',
    overflow: 'hidden',
    backgroundColor: own.stageTile,
    color: own.stageText,
    border: '1px solid transparent',
  },
  words: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    paddingBottom: '56px',
  },
  controls: {
    position: 'absolute',
    left: 0,
    right: 0,
    bottom: '12px',
    display: 'flex',
    justifyContent: 'center',
    gap: '12px',
  },
});

/** My own picture as in a mirror, and the two switches I enter with. */
export function Preview() {
  const styles = useStyles();
  const t = useTexts(prejoinTexts);
  const stream = useLocalStream();
  const camera = useMedia((media) => media.camera);
  const [picture, setPicture] = useState(false);
  const microphoneToggle = useCommand('microphone.toggle');
  const cameraToggle = useCommand('camera.toggle');
  const shown = camera.status === 'live';
  const words = {
    off: t('videoOff'),
    starting: t('videoStarting'),
    live: picture ? undefined : t('videoStarting'),
    failed: camera.wanted ? t('videoUnavailable') : t('videoOff'),
  }[camera.status];
  return (
    <StageThemeProvider className={styles.frame}>
      <div role="group" aria-label={t('preview')}>
        {shown ? <VideoView stream={stream} mirrored onPicture={setPicture} /> : null}
        {words ? <div className={styles.words}>{words}</div> : null}
        <div className={styles.controls}>
          <ControlButton
            command={microphoneToggle}
            icon={microphoneToggle.pressed ? <MicOff24Regular /> : <Mic24Regular />}
          />
          <ControlButton
            command={cameraToggle}
            icon={cameraToggle.pressed ? <VideoOff24Regular /> : <Video24Regular />}
          />
        </div>
      </div>
    </StageThemeProvider>
  );
}
