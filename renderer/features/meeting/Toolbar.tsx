import { makeStyles, useArrowNavigationGroup } from '@fluentui/react-components';
import { Chat24Regular } from '@fluentui/react-icons/svg/chat';
import { Copy24Regular } from '@fluentui/react-icons/svg/copy';
import { DataHistogram24Regular } from '@fluentui/react-icons/svg/data-histogram';
import { DocumentError24Regular } from '@fluentui/react-icons/svg/document-error';
import { HandRight24Filled, HandRight24Regular } from '@fluentui/react-icons/svg/hand-right';
import { Mic24Regular } from '@fluentui/react-icons/svg/mic';
import { MicOff24Regular } from '@fluentui/react-icons/svg/mic-off';
import { People24Regular } from '@fluentui/react-icons/svg/people';
import { ShareScreenStart24Regular } from '@fluentui/react-icons/svg/share-screen-start';
import { ShareScreenStop24Filled } from '@fluentui/react-icons/svg/share-screen-stop';
import { Video24Regular } from '@fluentui/react-icons/svg/video';
import { VideoOff24Regular } from '@fluentui/react-icons/svg/video-off';
import { useTexts } from '../../i18n/useTexts.ts';
import { useMedia, useMeeting, useTalk, useView } from '../../react/stores.ts';
import { useBlurSwitch } from '../../react/useBlurSwitch.ts';
import { useCommand } from '../../react/useCommand.ts';
import { useSoundSwitches } from '../../react/useSoundSwitches.ts';
import { useDeviceOptions } from '../../react/useDeviceOptions.ts';
import { at } from '../../ui/theme/tokens.ts';
import { DeviceMenu } from './DeviceMenu.tsx';
import { LeaveButton } from './LeaveButton.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { ReactionMenu } from './ReactionMenu.tsx';
import { meetingTexts } from './texts.ts';
import { ToolbarButton } from './ToolbarButton.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    justifyContent: 'center',
    alignItems: 'center',
    gap: '8px',
    padding: '10px 12px',
    [at.compact]: { gap: '4px', paddingLeft: '8px', paddingRight: '8px' },
    [at.icons]: { gap: '2px' },
    [at.phone]: { justifyContent: 'space-evenly' },
    [at.short]: { padding: '6px 12px' },
  },
  pair: { display: 'flex', alignItems: 'stretch' },
  wide: { [at.phone]: { display: 'none' } },
  roomy: { [at.compact]: { display: 'none' } },
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
  const sound = useSoundSwitches();
  const blur = useBlurSwitch();
  const microphoneFailed = useMedia((media) => media.microphone.status === 'failed');
  const share = useCommand('share.toggle');
  const canShare = useMedia((media) => media.canShareScreen);
  const hand = useCommand('hand.toggle');
  const unread = useUnread();
  const waiting = useMeeting((meeting) => meeting.waiting.length);
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
        <DeviceMenu name={t('chooseMicrophone')} lists={[microphones, speakers]} switches={sound} />
      </div>
      <div className={styles.pair}>
        <ToolbarButton
          command={camera}
          joined
          stopsSending
          trouble={cameraFailed}
          icon={camera.pressed ? <VideoOff24Regular /> : <Video24Regular />}
        />
        <DeviceMenu name={t('chooseCamera')} lists={[cameras]} switches={[blur]} />
      </div>
      {canShare ? (
        <ToolbarButton
          className={styles.wide}
          command={share}
          icon={share.pressed ? <ShareScreenStop24Filled /> : <ShareScreenStart24Regular />}
        />
      ) : null}
      <ToolbarButton className={styles.wide} command={hand} icon={handIcon(hand.pressed)} />
      <ReactionMenu />
      <ToolbarButton
        command={useCommand('chat.toggle')}
        icon={<Chat24Regular />}
        badge={unread > 0 ? { count: unread, words: t('unread', { count: unread }) } : undefined}
      />
      <ToolbarButton
        className={styles.wide}
        command={useCommand('people.toggle')}
        icon={<People24Regular />}
        badge={
          waiting > 0 ? { count: waiting, words: t('waitingCount', { count: waiting }) } : undefined
        }
      />
      <ToolbarButton
        className={styles.wide}
        command={useCommand('quality.toggle')}
        icon={<DataHistogram24Regular />}
      />
      <ToolbarButton
        className={styles.wide}
        command={useCommand('report.toggle')}
        word={t('reportWord')}
        icon={<DocumentError24Regular />}
      />
      <ToolbarButton
        className={styles.roomy}
        command={useCommand('invitation.copy')}
        icon={<Copy24Regular />}
      />
      <MoreMenu />
      <LeaveButton />
    </div>
  );
}

function handIcon(isUp: boolean | undefined) {
  return isUp ? <HandRight24Filled /> : <HandRight24Regular />;
}

/** Messages that came since the chat was last looked at; none while it is open. */
function useUnread(): number {
  const isOpen = useView((view) => view.panel === 'chat');
  const last = useTalk((talk) => talk.messages.at(-1)?.number ?? 0);
  const seen = useTalk((talk) => talk.seenNumber);
  return isOpen ? 0 : Math.max(0, last - seen);
}
