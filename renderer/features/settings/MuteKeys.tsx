import { Button, Field } from '@fluentui/react-components';
import { useState, type KeyboardEvent } from 'react';
import { keyCombinationOf, keyCombinationText } from '../../../domain/desktop/keyCombination.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { desktopTexts } from './desktopTexts.ts';

/** Keys that alone are the beginning of a combination and not a wrong one. */
const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Alt', 'AltGraph', 'Shift', 'Meta']);

/**
 * The keys for the microphone: a button that shows them and, pressed, takes the next combination. Tab and Escape keep
 * their meaning, so that nobody is caught in it.
 */
export function MuteKeys(props: {
  readonly keys: string;
  readonly isMac: boolean;
  readonly disabled: boolean;
  readonly taken: boolean;
  readonly onChange: (keys: string) => void;
}) {
  const t = useTexts(desktopTexts);
  const { isMac } = props;
  const [isRecording, setRecording] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const shown = keyCombinationText(props.keys, isMac);
  const end = () => {
    setRecording(false);
    setRefused(false);
  };
  const record = (event: KeyboardEvent) => {
    if (!isRecording || event.key === 'Tab') return;
    event.preventDefault();
    if (event.key === 'Escape') return end();
    if (event.repeat || MODIFIERS.has(event.key)) return;
    const keys = keyCombinationOf(event, isMac);
    if (keys === undefined) return setRefused(true);
    end();
    props.onChange(keys);
  };
  const problem = isRefused
    ? t(isMac ? 'keysRefusedMac' : 'keysRefused')
    : props.taken && !isRecording
      ? t('keysTaken')
      : undefined;
  return (
    <Field
      label={t('muteKeys')}
      hint={props.disabled ? t('managed') : isRecording ? t('recordingHint') : undefined}
      validationState={problem === undefined ? 'none' : 'error'}
      validationMessage={problem}
    >
      <Button
        aria-label={isRecording ? t('recording') : t('muteKeysNow', { keys: shown })}
        aria-pressed={isRecording}
        disabled={props.disabled}
        onClick={() => setRecording(true)}
        onKeyDown={record}
        onBlur={end}
      >
        {isRecording ? t('recording') : shown}
      </Button>
    </Field>
  );
}
