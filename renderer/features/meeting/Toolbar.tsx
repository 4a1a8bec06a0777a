import { makeStyles, useArrowNavigationGroup } from '@fluentui/react-components';
import { CallEnd24Regular } from '@fluentui/react-icons/svg/call-end';
import { Copy24Regular } from '@fluentui/react-icons/svg/copy';
import { DataHistogram24Regular } from '@fluentui/react-icons/svg/data-histogram';
import { Mic24Regular } from '@fluentui/react-icons/svg/mic';
import { MicOff24Regular } from '@fluentui/react-icons/svg/mic-off';
import { Video24Regular } from '@fluentui/react-icons/svg/video';
import { VideoOff24Regular } from '@fluentui/react-icons/svg/video-off';
import { useTexts } from '../../i18n/useTexts.ts';
import { useMedia } from '../../react/stores.ts';
import { useCommand } from '../../react/useCommand.ts';
import { useDeviceOptions } from '../../react/useDeviceOptions.ts';
import { at } from '../../ui/theme/tokens.ts';
import { DeviceMenu } from './DeviceMenu.tsx';
import { meetingTexts } from './texts.ts';
import { ToolbarButton } from './ToolbarButton.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    justifyContent: 'center',
    alignItems: 'center',
    gap: '8px',
    padding: '10px 12px',
    [at.phone]: { gap: '2px', padding: '8px 4px', justifyContent: 'space-evenly' },
    [at.short]: { padding: '6px 12px' },
  },
  pair: { display: 'flex', alignItems: 'stretch' },
});

/** All that can be done in the meeting; arrow keys walk along it. */
export function Toolbar() {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const arrows = useArrowNavigationGroup({ axis: 'horizontal', tabbable: true });
  const microphone = useCommand('microphone.toggle');
  const camera = useCommand('camera.toggle');
  const microphones = useDeviceOptions('microphone');
  const speakers = useDeviceOptions('speaker');
  const cameras = useDeviceOptions('camera');
  const microphoneFailed = useMedia((media) => media.microphone.status === 'failed');
  const cameraFailed = useMedia((media) => media.camera.status === 'failed');
  return (
    <div role="toolbar" aria-label={t('controls')} className={styles.bar} {...arrows}>
      <div className={styles.pair}>
        <ToolbarButton
          command={microphone}
          joined
          stopsSending
          trouble={microphoneFailed}
          icon={microphone.pressed ? <MicOff24Regular /> : <Mic24Regular />}
        />
        <DeviceMenu name={t('chooseMicrophone')} lists={[microphones, speakers]} />
      </div>
      <div className={styles.pair}>
        <ToolbarButton
          command={camera}
          joined
          stopsSending
          trouble={cameraFailed}
          icon={camera.pressed ? <VideoOff24Regular /> : <Video24Regular />}
        />
        <DeviceMenu name={t('chooseCamera')} lists={[cameras]} />
      </div>
      <ToolbarButton command={useCommand('quality.toggle')} icon={<DataHistogram24Regular />} />
      <ToolbarButton command={useCommand('invitation.copy')} icon={<Copy24Regular />} />
      <ToolbarButton command={useCommand('meeting.leave')} icon={<CallEnd24Regular />} danger />
    </div>
  );
}
