import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { REPORT_CATEGORIES } from '../../../domain/faults/report.ts';
import {
  INCIDENT_TEXT_MAX,
  INCIDENT_TITLE_MAX,
  type IncidentKind,
} from '../../../domain/incidents/incident.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useDesk } from '../../react/stores.ts';
import type { DeclareBody } from '../../../service/protocol/index.ts';
import { readDraft, type Draft, type DraftFaults } from './declaration.ts';
import { useIncidentFormStyles } from './incidentFormStyles.ts';
import { incidentTexts } from './incidentTexts.ts';
import { toLocalInput } from './localTime.ts';
import { useReportWords } from './useReportWords.ts';

/** Declares an incident, or announces maintenance. */
export function DeclareForm(props: {
  readonly kind: IncidentKind;
  readonly onCancel: () => void;
  readonly onDeclare: (body: DeclareBody) => Promise<void>;
}) {
  const styles = useIncidentFormStyles();
  const t = useTexts(incidentTexts);
  const { now } = useClient();
  const offsetMs = useDesk((desk) => desk.clockOffsetMs);
  const { kind } = props;
  const heading = t(kind === 'incident' ? 'form.incident' : 'form.maintenance');
  const [draft, setDraft] = useState<Draft>(() => ({
    kind,
    title: '',
    text: '',
    found: toLocalInput(now()),
    starts: '',
    ends: '',
    affects: [],
  }));
  const [faults, setFaults] = useState<DraftFaults>({});
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const read = readDraft(draft, { nowMs: now(), offsetMs });
    setFaults('faults' in read ? read.faults : {});
    if ('faults' in read) return;
    setBusy(true);
    await props.onDeclare(read.body);
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
      <h2 className={styles.heading}>{heading}</h2>
      <Field required label={t('form.title')} {...problem(faults.title && t('form.titleMissing'))}>
        <Input
          value={draft.title}
          maxLength={INCIDENT_TITLE_MAX}
          onChange={(_, { value }) => change({ title: value })}
        />
      </Field>
      <Field label={t('form.text')}>
        <Textarea
          value={draft.text}
          resize="vertical"
          maxLength={INCIDENT_TEXT_MAX}
          onChange={(_, { value }) => change({ text: value })}
        />
      </Field>
      <Times draft={draft} faults={faults} onChange={change} />
      <Affects draft={draft} onChange={change} />
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
          {t('form.send')}
        </Button>
        <Button onClick={props.onCancel}>{t('form.cancel')}</Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

function Times(props: PartProps & { readonly faults: DraftFaults }) {
  const styles = useIncidentFormStyles();
  const t = useTexts(incidentTexts);
  const { draft, faults, onChange } = props;
  if (draft.kind === 'incident') {
    const found = faults.found === 'late' ? t('form.foundLate') : t('form.timeMissing');
    return (
      <div className={styles.times}>
        <Field
          required
          label={t('form.found')}
          hint={t('form.foundHint', { clause: '§5.7' })}
          {...problem(faults.found && found)}
        >
          <Input
            type="datetime-local"
            value={draft.found}
            onChange={(_, { value }) => onChange({ found: value })}
          />
        </Field>
      </div>
    );
  }
  return (
    <div className={styles.times}>
      <Field required label={t('form.starts')} {...problem(faults.starts && t('form.timeMissing'))}>
        <Input
          type="datetime-local"
          value={draft.starts}
          onChange={(_, { value }) => onChange({ starts: value })}
        />
      </Field>
      <Field label={t('form.ends')} {...problem(faults.ends && t('form.endsEarly'))}>
        <Input
          type="datetime-local"
          value={draft.ends}
          onChange={(_, { value }) => onChange({ ends: value })}
        />
      </Field>
    </div>
  );
}

function Affects({ draft, onChange }: PartProps) {
  const styles = useIncidentFormStyles();
  const t = useTexts(incidentTexts);
  const words = useReportWords();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <div id={id}>{t('form.affects')}</div>
      <div className={styles.categories}>
        {REPORT_CATEGORIES.map((category) => (
          <Checkbox
            key={category}
            label={words.category(category)}
            checked={draft.affects.includes(category)}
            onChange={(_, { checked }) =>
              onChange({
                affects: REPORT_CATEGORIES.filter((one) =>
                  one === category ? checked === true : draft.affects.includes(one),
                ),
              })
            }
          />
        ))}
      </div>
    </div>
  );
}

function problem(words: string | undefined) {
  return words ? ({ validationState: 'error', validationMessage: words } as const) : {};
}
