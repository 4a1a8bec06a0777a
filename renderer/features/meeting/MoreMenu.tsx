import {
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { MoreHorizontal24Regular } from '@fluentui/react-icons/svg/more-horizontal';
import type { CommandId } from '../../commands/index.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useMedia } from '../../react/stores.ts';
import { useCommand } from '../../react/useCommand.ts';
import { at } from '../../ui/theme/tokens.ts';
import { meetingTexts } from './texts.ts';
import { ToolbarButton } from './ToolbarButton.tsx';

const COMMANDS = [
  'recording.toggle',
  'layout.toggle',
  'self.toggle',
  'fullscreen.toggle',
  'picture.toggle',
  'shortcuts.show',
] as const;
/** What a phone has no room for in its toolbar. */
const ON_PHONES = [
  'share.toggle',
  'hand.toggle',
  'people.toggle',
  'quality.toggle',
  'report.toggle',
] as const;

const useStyles = makeStyles({
  phone: { display: 'none', [at.phone]: { display: 'flex' } },
  compact: { display: 'none', [at.compact]: { display: 'flex' } },
});

/** What is wanted less often. */
export function MoreMenu() {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const { picture } = useClient();
  const canShare = useMedia((media) => media.canShareScreen);
  const offered = COMMANDS.filter((id) => id !== 'picture.toggle' || picture);
  const onPhones = ON_PHONES.filter((id) => id !== 'share.toggle' || canShare);
  const command = {
    label: t('more'),
    key: undefined,
    enabled: true,
    pressed: undefined,
    run: () => {},
  };
  return (
    <Menu positioning={{ position: 'above', align: 'end' }}>
      <MenuTrigger disableButtonEnhancement>
        {(trigger) => (
          <ToolbarButton command={command} icon={<MoreHorizontal24Regular />} trigger={trigger} />
        )}
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {offered.map((id) => (
            <CommandItem key={id} id={id} />
          ))}
          {onPhones.map((id) => (
            <CommandItem key={id} id={id} className={styles.phone} />
          ))}
          <CommandItem id="invitation.copy" className={styles.compact} />
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function CommandItem(props: { readonly id: CommandId; readonly className?: string }) {
  const { label, enabled, run } = useCommand(props.id);
  return (
    <MenuItem className={props.className} disabled={!enabled} onClick={run}>
      {label}
    </MenuItem>
  );
}
