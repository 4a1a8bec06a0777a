import { makeStyles, tokens } from '@fluentui/react-components';
import { HandRight20Regular } from '@fluentui/react-icons/svg/hand-right';
import { MicOff20Regular } from '@fluentui/react-icons/svg/mic-off';
import { VideoOff20Regular } from '@fluentui/react-icons/svg/video-off';
import type { ReactNode } from 'react';
import type { Member } from '../../../domain/meeting/member.ts';
import type { Role } from '../../../domain/meeting/roles.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useHiddenStyles } from '../../ui/hidden.ts';
import { PersonMenu } from './PersonMenu.tsx';
import { peopleTexts } from './texts.ts';

/** Somebody in the list. */
export interface Person extends Pick<
  Member,
  'memberId' | 'name' | 'role' | 'handRaisedAtMs' | 'sharingSinceMs' | 'media' | 'presence'
> {
  readonly isSelf: boolean;
  /** Their turn, from 1 on, while their hand is up. */
  readonly handPlace?: number;
}

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '40px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  who: { flex: '1 1 auto', minWidth: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  about: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  sign: { display: 'inline-flex', alignItems: 'center', gap: '2px', flexShrink: 0 },
});

/** One person with their state, and for hosts what can be done about them. */
export function PersonRow(props: { readonly person: Person; readonly myRole: Role }) {
  const styles = useStyles();
  const t = useTexts(peopleTexts);
  const { person, myRole } = props;
  const { name, role, media, presence, isSelf, handPlace } = person;
  const label = isSelf ? t('self', { name }) : name;
  const about = [
    ...(role === 'participant' ? [] : [t(`role.${role}`)]),
    ...(person.sharingSinceMs === undefined ? [] : [t('sharing')]),
    ...(presence === 'away' ? [t('away')] : []),
  ].join(' · ');
  return (
    <li className={styles.row}>
      <div className={styles.who}>
        <div className={styles.name} title={label}>
          {label}
        </div>
        {about ? <div className={styles.about}>{about}</div> : null}
      </div>
      {handPlace === undefined ? null : (
        <Sign words={t('hand', { place: handPlace })}>
          <HandRight20Regular aria-hidden="true" />
          <span aria-hidden="true">{handPlace}</span>
        </Sign>
      )}
      {media.microphone === 'on' ? null : (
        <Sign words={t('muted')}>
          <MicOff20Regular aria-hidden="true" />
        </Sign>
      )}
      {media.camera === 'on' ? null : (
        <Sign words={t('cameraOff')}>
          <VideoOff20Regular aria-hidden="true" />
        </Sign>
      )}
      {isSelf ? null : <PersonMenu person={person} myRole={myRole} />}
    </li>
  );
}

function Sign(props: { readonly words: string; readonly children: ReactNode }) {
  const styles = useStyles();
  const hidden = useHiddenStyles();
  return (
    <span className={styles.sign} title={props.words}>
      {props.children}
      <span className={hidden.hidden}>{props.words}</span>
    </span>
  );
}
