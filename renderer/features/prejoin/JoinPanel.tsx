import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { NAME_MAX_LENGTH, parseDisplayName } from '../../../domain/meeting/name.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { DevicePicker } from '../../react/DevicePicker.tsx';
import { useMedia, useSettings } from '../../react/stores.ts';
import { LevelMeter } from '../../ui/LevelMeter.tsx';
import { TestSound } from './TestSound.tsx';
import { prejoinTexts } from './texts.ts';

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
});

/** Name, devices and the way in. */
export function JoinPanel(props: { readonly joining: boolean; readonly onJoin: () => void }) {
  const styles = useStyles();
  const t = useTexts(prejoinTexts);
  const language = useLanguage();
  const { session } = useClient();
  const remembered = useSettings((settings) => settings.name);
  const muted = useMedia((media) => !media.microphone.wanted);
  const [name, setName] = useState(remembered);
  const [refused, setRefused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // Somebody who is known has nothing to type: Enter joins at once.
  const [known] = useState(remembered !== '');
  useEffect(() => (known ? button.current : input.current)?.focus(), [known]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (props.joining) return;
    const parsed = parseDisplayName(name);
    setRefused(parsed === undefined);
    if (parsed === undefined) {
      input.current?.focus();
      return;
    }
    setName(parsed);
    session.updateSettings({ name: parsed });
    props.onJoin();
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
      <div className={styles.group}>
        <DevicePicker kind="microphone" />
        <LevelMeter label={t('level')} read={session.streams.microphoneLevel} />
        {muted ? <div className={styles.muted}>{t('microphoneOff')}</div> : null}
      </div>
      <DevicePicker kind="camera" />
      <div className={styles.speaker}>
        <DevicePicker kind="speaker" />
        <TestSound />
      </div>
      <Button
        ref={button}
        type="submit"
        appearance="primary"
        size="large"
        className={styles.join}
        disabledFocusable={props.joining}
      >
        {props.joining ? t('joining') : t('join')}
      </Button>
    </form>
  );
}
