import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState, type FormEvent } from 'react';
import type { Fault } from '../../../domain/fault.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { Callout } from '../../ui/Callout.tsx';
import { ScreenHeading } from '../../ui/ScreenHeading.tsx';
import { at } from '../../ui/theme/tokens.ts';
import { adminTexts } from './texts.ts';

const KEY_MAX = 256;

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '560px',
    margin: '0 auto',
    padding: '40px 32px',
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
    [at.phone]: { padding: '24px 16px' },
    [at.short]: { paddingTop: '24px' },
  },
  about: { margin: 0, color: tokens.colorNeutralForeground2 },
  form: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: '16px' },
  field: { width: '100%' },
  key: { fontFamily: tokens.fontFamilyMonospace },
  note: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** Asks for the key of the service desk. `fault` is what was wrong with the kept one. */
export function KeyForm(props: { readonly fault: Fault | undefined }) {
  const styles = useStyles();
  const t = useTexts(adminTexts);
  const language = useLanguage();
  const { session, place } = useClient();
  const field = useRef<HTMLInputElement>(null);
  const [key, setKey] = useState('');
  const [fault, setFault] = useState<Fault | 'missing' | undefined>(props.fault);
  const [isAsking, setAsking] = useState(false);
  const isWrong = fault === 'missing' || fault?.code === 'desk-key-wrong';
  const words =
    fault === 'missing' ? t('keyMissing') : fault && faultSentence(fault, language, place);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isAsking) return;
    if (key.trim() === '') {
      setFault('missing');
      field.current?.focus();
      return;
    }
    setAsking(true);
    const reply = await session.desk.open(key.trim());
    setAsking(false);
    if (reply.ok) return;
    setFault(reply.fault);
    field.current?.focus();
  };

  return (
    <div className={styles.page}>
      <ScreenHeading>{t('title')}</ScreenHeading>
      <p className={styles.about}>{t('closedAbout')}</p>
      {fault && !isWrong ? (
        <Callout tone="error" live="alert">
          {words}
        </Callout>
      ) : null}
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <Field
          className={styles.field}
          label={t('key')}
          hint={t('keyHint')}
          validationState={isWrong ? 'error' : 'none'}
          validationMessage={isWrong ? words : undefined}
        >
          <Input
            ref={field}
            input={{ className: styles.key }}
            // Hidden like a password, and yet no password manager's business.
            type="password"
            autoComplete="off"
            spellCheck={false}
            maxLength={KEY_MAX}
            value={key}
            onChange={(_, { value }) => {
              setKey(value);
              setFault(undefined);
            }}
          />
        </Field>
        <Button type="submit" appearance="primary" disabledFocusable={isAsking}>
          {t(isAsking ? 'opening' : 'open')}
        </Button>
      </form>
      <p className={styles.note}>{t('keptHere')}</p>
    </div>
  );
}
