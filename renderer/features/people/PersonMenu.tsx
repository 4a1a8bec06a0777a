import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons/svg/more-horizontal';
import { mayModerate, type Role } from '../../../domain/meeting/roles.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import type { Person } from './PersonRow.tsx';
import { peopleTexts } from './texts.ts';

/** What a host can do about somebody; nothing for everybody else. The service decides it again. */
export function PersonMenu(props: { readonly person: Person; readonly myRole: Role }) {
  const t = useTexts(peopleTexts);
  const { session } = useClient();
  const { person, myRole } = props;
  const { memberId, media, role } = person;
  if (!mayModerate(myRole)) return null;
  const { host } = session;
  const isAbove = myRole === 'host' || !mayModerate(role);
  return (
    <Menu positioning={{ position: 'below', align: 'end' }}>
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          icon={<MoreHorizontal20Regular />}
          aria-label={t('actions', { name: person.name })}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem
            onClick={() => void host.ask(media.microphone === 'on' ? 'mute' : 'unmute', memberId)}
          >
            {media.microphone === 'on' ? t('do.mute') : t('do.unmute')}
          </MenuItem>
          {media.camera === 'on' ? (
            <MenuItem onClick={() => void host.ask('stop-video', memberId)}>
              {t('do.stopVideo')}
            </MenuItem>
          ) : null}
          {person.sharingSinceMs === undefined ? null : (
            <MenuItem onClick={() => void host.stopSharing(memberId)}>
              {t('do.stopSharing')}
            </MenuItem>
          )}
          {person.handRaisedAtMs === undefined ? null : (
            <MenuItem onClick={() => void host.lowerHand(memberId)}>{t('do.lowerHand')}</MenuItem>
          )}
          {myRole === 'host' ? <RoleItems person={person} /> : null}
          {isAbove ? (
            <>
              <MenuDivider />
              <MenuItem onClick={() => void host.remove(memberId)}>{t('do.remove')}</MenuItem>
            </>
          ) : null}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function RoleItems(props: { readonly person: Person }) {
  const t = useTexts(peopleTexts);
  const { host } = useClient().session;
  const { memberId, role } = props.person;
  const isCohost = role === 'cohost';
  return (
    <>
      <MenuDivider />
      <MenuItem onClick={() => void host.setRole(memberId, isCohost ? 'participant' : 'cohost')}>
        {isCohost ? t('do.makeParticipant') : t('do.makeCohost')}
      </MenuItem>
      <MenuItem onClick={() => void host.setRole(memberId, 'host')}>{t('do.makeHost')}</MenuItem>
    </>
  );
}
