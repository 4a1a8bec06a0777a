import { Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { CallEnd24Regular } from '@fluentui/react-icons/svg/call-end';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useMeeting, usePeople } from '../../react/stores.ts';
import { useCommand } from '../../react/useCommand.ts';
import { meetingTexts } from './texts.ts';
import { ToolbarButton } from './ToolbarButton.tsx';

/** Leaving asks nothing of a guest; a host with others in the room chooses whether they stay. */
export function LeaveButton() {
  const t = useTexts(meetingTexts);
  const { session } = useClient();
  const leave = useCommand('meeting.leave');
  const isHost = useMeeting((meeting) => meeting.role === 'host');
  const isAlone = usePeople((people) => people.members.length === 0);
  const button = <ToolbarButton command={leave} icon={<CallEnd24Regular />} danger />;
  if (!isHost || isAlone) return button;
  return (
    <Menu positioning={{ position: 'above', align: 'end' }}>
      <MenuTrigger disableButtonEnhancement>
        {(trigger) => (
          <ToolbarButton command={leave} icon={<CallEnd24Regular />} danger trigger={trigger} />
        )}
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={leave.run}>{t('leaveOnly')}</MenuItem>
          <MenuItem onClick={() => void session.host.end()}>{t('endForAll')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
