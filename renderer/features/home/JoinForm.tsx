import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useRef, useState, type FormEvent } from 'react';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useFollowInvitation } from '../../react/useFollowInvitation.ts';
import { homeTexts } from './texts.ts';

const useStyles = makeStyles({
  form: { display: 'flex', gap: '8px', alignItems: 'flex-start' },
  field: { flex: '1 1 auto', minWidth: 0 },
  input: { minWidth: 0, width: '100%' },
  // In line with the input, which stands below its label.
  button: { marginTop: '24px', flexShrink: 0 },
});

/** Takes a link or a code; what cannot be read stays in the field and is explained. */
export function JoinForm() {
  const styles = useStyles();
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const follow = useFollowInvitation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<'none' | 'empty' | 'unreadable'>('none');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '' && follow(text)) return;
    setProblem(text.trim() === '' ? 'empty' : 'unreadable');
    input.current?.focus();
  };
  const message = {
    none: undefined,
    empty: t('linkEmpty'),
    unreadable: faultSentence({ code: 'link-invalid' }, language),
  }[problem];

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        className={styles.field}
        label={t('linkLabel')}
        hint={problem === 'none' ? t('linkHint') : undefined}
        validationMessage={message}
        validationState={message ? 'error' : 'none'}
      >
        <Input
          ref={input}
          className={styles.input}
          value={text}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="go"
          onChange={(_, data) => {
            setText(data.value);
            setProblem('none');
          }}
        />
      </Field>
      <Button type="submit" className={styles.button}>
        {t('join')}
      </Button>
    </form>
  );
}
