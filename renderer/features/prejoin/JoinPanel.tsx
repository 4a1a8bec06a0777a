import { Button, Field, Input, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { NAME_MAX_LENGTH, parseDisplayName } from '../../../domain/meeting/name.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { DevicePicker } from '../../react/DevicePicker.tsx';
import { useBlurSwitch } from '../../react/useBlurSwitch.ts';
import { useMedia, useSettings } from '../../react/stores.ts';
import type { MeetingPhase } from '../../session/index.ts';
import { Callout } from '../../ui/Callout.tsx';
import { LevelMeter } from '../../ui/LevelMeter.tsx';
import { TestSound } from './TestSound.tsx';
import { prejoinTexts } from './texts.ts';

const PASSCODE_MAX = 64;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '14px' },
  group: { display: 'flex', flexDirection: 'column', gap: '8px' },
  speaker: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '8px',
    alignItems: 'end',
  },
  muted: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  join: { minHeight: '44px', marginTop: '4px' },
  name: { minWidth: 0, width: '100%' },
  // Flush with the fields.
  blur: { marginLeft: '-8px' },
});

/** Name, devices and the way in. */
export function JoinPanel(props: {
  /** Where entering this room stands. */
  readonly phase: MeetingPhase;
  readonly onJoin: (passcode?: string) => void;
}) {
  const styles = useStyles();
  const t = useTexts(prejoinTexts);
  const language = useLanguage();
  const { session } = useClient();
  const remembered = useSettings((settings) => settings.name);
  const muted = useMedia((media) => !media.microphone.wanted);
  const [name, setName] = useState(remembered);
  const [refused, setRefused] = useState(false);
  const [passcode, setPasscode] = useState('');
  const joining = props.phase.at === 'joining';
  const waiting = props.phase.at === 'waiting';
  const asked = usePasscodeAsked(props.phase);
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // Somebody who is known has nothing to type: Enter joins at once.
  const [known] = useState(remembered !== '');
  useEffect(() => (known ? button.current : input.current)?.focus(), [known]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (joining || waiting) return;
    const parsed = parseDisplayName(name);
    setRefused(parsed === undefined);
    if (parsed === undefined) {
      input.current?.focus();
      return;
    }
    setName(parsed);
    session.updateSettings({ name: parsed });
    props.onJoin(passcode.trim() || undefined);
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        label={t('name')}
        hint={refused ? undefined : t('nameHint')}
        validationMessage={refused ? faultSentence({ code: 'name-invalid' }, language) : undefined}
        validationState={refused ? 'error' : 'none'}
      >
        <Input
          ref={input}
          className={styles.name}
          value={name}
          autoComplete="name"
          spellCheck={false}
          // Twice the limit in UTF-16, so that 64 characters of any script can be typed.
          maxLength={NAME_MAX_LENGTH * 2}
          enterKeyHint="go"
          onChange={(_, data) => {
            setName(data.value);
            setRefused(false);
          }}
        />
      </Field>
      {asked ? <PasscodeField value={passcode} onChange={setPasscode} /> : null}
      <div className={styles.group}>
        <DevicePicker kind="microphone" />
        <LevelMeter label={t('level')} read={session.streams.microphoneLevel} />
        {muted ? <div className={styles.muted}>{t('microphoneOff')}</div> : null}
      </div>
      <div>
        <DevicePicker kind="camera" />
        <BlurSwitch />
      </div>
      <div className={styles.speaker}>
        <DevicePicker kind="speaker" />
        <TestSound />
      </div>
      {waiting ? (
        <Waiting />
      ) : (
        <Button
          ref={button}
          type="submit"
          appearance="primary"
          size="large"
          className={styles.join}
          disabledFocusable={joining}
        >
          {joining ? t('joining') : t('join')}
        </Button>
      )}
    </form>
  );
}

function BlurSwitch() {
  const styles = useStyles();
  const { label, checked, onChange } = useBlurSwitch();
  return (
    <Switch
      className={styles.blur}
      label={label}
      checked={checked}
      onChange={(_, data) => onChange(data.checked)}
    />
  );
}

/** Once the room has asked for a passcode the field stays, until it is entered. */
function usePasscodeAsked(phase: MeetingPhase): boolean {
  const [asked, setAsked] = useState(false);
  const isAsked =
    phase.at === 'refused' &&
    (phase.fault.code === 'passcode-needed' || phase.fault.code === 'passcode-wrong');
  if (isAsked && !asked) setAsked(true);
  return asked;
}

function PasscodeField(props: {
  readonly value: string;
  readonly onChange: (typed: string) => void;
}) {
  const styles = useStyles();
  const t = useTexts(prejoinTexts);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <Field label={t('passcode')}>
      <Input
        ref={input}
        className={styles.name}
        value={props.value}
        maxLength={PASSCODE_MAX}
        autoComplete="off"
        spellCheck={false}
        onChange={(_, data) => props.onChange(data.value)}
      />
    </Field>
  );
}

/** In the lobby: said at once, and a way out. */
function Waiting() {
  const t = useTexts(prejoinTexts);
  const { session } = useClient();
  // Leaving lets go of the devices, and the preview goes on.
  const stop = async () => {
    await session.meeting.leave();
    await session.media.startPreview();
  };
  return (
    <Callout
      tone="info"
      live="status"
      actions={
        <Button size="small" onClick={() => void stop()}>
          {t('stopWaiting')}
        </Button>
      }
    >
      {t('waiting')}
    </Callout>
  );
}
