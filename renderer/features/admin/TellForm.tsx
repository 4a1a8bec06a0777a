import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import {
  INCIDENT_TEXT_MAX,
  INCIDENT_TITLE_MAX,
  type IncidentWords,
} from '../../../domain/incidents/incident.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import type { Telling } from './IncidentCard.tsx';
import { useIncidentFormStyles } from './incidentFormStyles.ts';
import { incidentTexts } from './incidentTexts.ts';

/** Tells everybody something new of an incident, or that it is over. */
export function TellForm(props: {
  readonly incident: IncidentWords;
  readonly type: Telling['type'];
  readonly onCancel: () => void;
  readonly onTell: (event: Telling) => Promise<void>;
}) {
  const styles = useIncidentFormStyles();
  const t = useTexts(incidentTexts);
  const { incident, type } = props;
  const isOver = type === 'all-clear';
  const [title, setTitle] = useState(incident.title);
  const [text, setText] = useState(isOver ? '' : incident.text);
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector('textarea')?.focus(), []);
  const heading = t(isOver ? 'form.allClear' : 'form.update');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(title.trim() === '');
    if (isBusy || title.trim() === '') return;
    setBusy(true);
    await props.onTell({ type, title: title.trim(), text: text.trim() });
    setBusy(false);
  };
  return (
    <form
      ref={box}
      className={styles.form}
      aria-label={heading}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <h3 className={styles.heading}>{heading}</h3>
      <Field
        required
        label={t('form.title')}
        validationState={isMissing ? 'error' : 'none'}
        validationMessage={isMissing ? t('form.titleMissing') : undefined}
      >
        <Input
          value={title}
          maxLength={INCIDENT_TITLE_MAX}
          onChange={(_, { value }) => setTitle(value)}
        />
      </Field>
      <Field label={t('form.text')}>
        <Textarea
          value={text}
          resize="vertical"
          maxLength={INCIDENT_TEXT_MAX}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
          {t(isOver ? 'form.allClearSend' : 'form.send')}
        </Button>
        <Button onClick={props.onCancel}>{t('form.cancel')}</Button>
      </div>
    </form>
  );
}
