import { Button, Field, Input, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useMeeting } from '../../react/stores.ts';
import type { Fault } from '../../../domain/fault.ts';
import type { RoomPolicy } from '../../../domain/meeting/policy.ts';
import type { Reply } from '../../../domain/reply.ts';
import { peopleTexts } from './texts.ts';

const PASSCODE_MAX = 64;

const useStyles = makeStyles({
  controls: { marginTop: '16px', display: 'flex', flexDirection: 'column', gap: '4px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  all: { alignSelf: 'flex-start', margin: '6px 0' },
  passcode: { display: 'flex', gap: '8px', alignItems: 'flex-start', flexWrap: 'wrap' },
  // Beside the field, below its label.
  set: { marginTop: '26px' },
  field: { flex: '1 1 160px' },
  said: { color: tokens.colorNeutralForeground3 },
  fault: { color: tokens.colorPaletteRedForeground1 },
});

/** What hosts decide for the whole room. A switch moves when the service has said that it holds. */
export function HostControls() {
  const styles = useStyles();
  const t = useTexts(peopleTexts);
  const language = useLanguage();
  const { session, place } = useClient();
  const policy = useMeeting((meeting) => meeting.policy);
  const [fault, setFault] = useState<Fault>();
  const [isMuted, setIsMuted] = useState(false);
  const take = async (reply: Promise<Reply<null>>) => {
    const said = await reply;
    setFault(said.ok ? undefined : said.fault);
    return said.ok;
  };
  const set = (change: Partial<RoomPolicy>) => void take(session.host.setPolicy(change));
  return (
    <section className={styles.controls} aria-label={t('hosting')}>
      <h3 className={styles.heading}>{t('hosting')}</h3>
      <Button
        size="small"
        className={styles.all}
        onClick={() => void take(session.host.ask('mute')).then(setIsMuted)}
      >
        {t('muteAll')}
      </Button>
      <div role="status" className={styles.said}>
        {isMuted ? t('muteAllDone') : null}
      </div>
      <Field hint={t('lockedHint')}>
        <Switch
          label={t('locked')}
          checked={policy.isLocked}
          onChange={(_, { checked }) => set({ isLocked: checked })}
        />
      </Field>
      <Field hint={t('lobbyHint')}>
        <Switch
          label={t('hasLobby')}
          checked={policy.hasLobby}
          onChange={(_, { checked }) => set({ hasLobby: checked })}
        />
      </Field>
      <Switch
        label={t('mayChat')}
        checked={policy.chat === 'everybody'}
        onChange={(_, { checked }) => set({ chat: checked ? 'everybody' : 'hosts' })}
      />
      <Switch
        label={t('mayShare')}
        checked={policy.share === 'everybody'}
        onChange={(_, { checked }) => set({ share: checked ? 'everybody' : 'hosts' })}
      />
      <Switch
        label={t('mayRecord')}
        checked={policy.recording === 'everybody'}
        onChange={(_, { checked }) => set({ recording: checked ? 'everybody' : 'hosts' })}
      />
      <Passcode take={take} />
      {fault ? (
        <div role="alert" className={styles.fault}>
          {faultSentence(fault, language, place)}
        </div>
      ) : null}
    </section>
  );
}

function Passcode(props: { readonly take: (reply: Promise<Reply<null>>) => Promise<boolean> }) {
  const styles = useStyles();
  const t = useTexts(peopleTexts);
  const { host } = useClient().session;
  const hasPasscode = useMeeting((meeting) => meeting.hasPasscode);
  const [typed, setTyped] = useState('');
  const passcode = typed.trim();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (passcode !== '' && (await props.take(host.setPasscode(passcode)))) setTyped('');
  };
  return (
    <form className={styles.passcode} onSubmit={(event) => void submit(event)}>
      <Field
        className={styles.field}
        label={t('passcodeNew')}
        hint={hasPasscode ? t('passcodeOn') : t('passcodeOff')}
      >
        <Input
          value={typed}
          maxLength={PASSCODE_MAX}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, data) => setTyped(data.value)}
        />
      </Field>
      <Button type="submit" className={styles.set} disabledFocusable={passcode === ''}>
        {t('passcodeSet')}
      </Button>
      {hasPasscode ? (
        <Button className={styles.set} onClick={() => void props.take(host.setPasscode(undefined))}>
          {t('passcodeClear')}
        </Button>
      ) : null}
    </form>
  );
}
