import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { Member } from '../../../domain/meeting/member.ts';
import { mayModerate } from '../../../domain/meeting/roles.ts';
import { commonTexts } from '../../i18n/commonTexts.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useMedia, useMeeting, usePeople, useSettings } from '../../react/stores.ts';
import { useCommand } from '../../react/useCommand.ts';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { handOrder } from './handOrder.ts';
import { HostControls } from './HostControls.tsx';
import { Lobby } from './Lobby.tsx';
import { PersonRow, type Person } from './PersonRow.tsx';
import { peopleTexts } from './texts.ts';

const useStyles = makeStyles({
  count: { color: tokens.colorNeutralForeground3, marginBottom: '8px' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

/** Who is in the meeting, hands first; for hosts who waits, and what holds here. */
export function PeoplePanel() {
  const styles = useStyles();
  const t = useTexts(peopleTexts);
  const common = useTexts(commonTexts);
  const toggle = useCommand('people.toggle');
  const capacity = useMeeting((meeting) => meeting.capacity) ?? 0;
  const role = useMeeting((meeting) => meeting.role);
  const people = usePersons();
  const isHost = mayModerate(role);
  return (
    <SidePanel name={common('command.people')} close={{ label: t('close'), run: toggle.run }}>
      <div className={styles.count}>{t('count', { count: people.length, capacity })}</div>
      {isHost ? <Lobby /> : null}
      <ul className={styles.list} aria-label={t('list')}>
        {people.map((person) => (
          <PersonRow key={person.memberId} person={person} myRole={role} />
        ))}
      </ul>
      {isHost ? <HostControls /> : null}
    </SidePanel>
  );
}

/** Everybody with me, those with a hand up first, then in the order they joined, me last. */
function usePersons(): readonly Person[] {
  const members = usePeople((people) => people.members);
  const name = useSettings((settings) => settings.name);
  const selfId = useMeeting((meeting) => meeting.selfId);
  const role = useMeeting((meeting) => meeting.role);
  const handRaisedAtMs = useMeeting((meeting) => meeting.handRaisedAtMs);
  const microphone = useMedia((media) => media.microphone.wanted);
  const camera = useMedia((media) => media.camera.wanted);
  return useMemo(() => {
    const others = members.map((member): Person => ({ ...member, isSelf: false }));
    const all: Person[] = [...others];
    if (selfId !== undefined) {
      const media: Member['media'] = {
        microphone: microphone ? 'on' : 'off',
        camera: camera ? 'on' : 'off',
      };
      const self = { memberId: selfId, name, role, handRaisedAtMs, media };
      all.push({ ...self, presence: 'here', isSelf: true });
    }
    const hands = handOrder(all);
    return [
      ...hands.map((person, index) => ({ ...person, handPlace: index + 1 })),
      ...all.filter((person) => !hands.includes(person)),
    ];
  }, [members, name, selfId, role, handRaisedAtMs, microphone, camera]);
}
