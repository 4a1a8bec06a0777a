import {
  Button,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { LockClosed16Filled } from '@fluentui/react-icons/svg/lock-closed';
import { Send20Regular } from '@fluentui/react-icons/svg/send';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { clocksOf } from '../../../domain/faults/clocks.ts';
import { FAULT_LEVELS, type FaultLevel } from '../../../domain/faults/level.ts';
import {
  REPORT_CONTACT_MAX,
  REPORT_WORDS_MAX,
  type ReportHappening,
} from '../../../domain/faults/report.ts';
import type { ReportStanding } from '../../../domain/faults/standing.ts';
import { formatElapsed, formatMoment } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { reportTexts } from '../../react/reportTexts.ts';
import { useDesk, useSettings } from '../../react/stores.ts';
import type { FormId } from './deeds.ts';
import { deskTexts } from './deskTexts.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    padding: '12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  // A letter that leaves the house, and a page that stays in it.
  customer: { border: `2px solid ${tokens.colorBrandStroke1}` },
  internal: {
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  heading: {
    margin: 0,
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  about: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  due: { margin: 0, fontVariantNumeric: 'tabular-nums' },
});

interface FormProps {
  readonly form: FormId;
  readonly standing: ReportStanding;
  readonly contact: string;
  readonly nowMs: number;
  readonly isBusy: boolean;
  readonly onCancel: () => void;
  readonly onDone: (happening: ReportHappening) => Promise<void>;
}

/** Asks for what a deed needs. Each has its own words: what was begun for one is never sent by another. */
export function DeedForm(props: FormProps) {
  const styles = useStyles();
  const t = useTexts(deskTexts);
  const { form, standing } = props;
  const own = useSettings((settings) => settings.name);
  const [text, setText] = useState(form === 'assign' ? standing.assignee || own : '');
  const [level, setLevel] = useState(standing.level);
  const [isMissing, setMissing] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input:checked, input[type="text"], textarea')?.focus();
  }, []);
  const words = text.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (props.isBusy) return;
    const happening = happeningOf(form, words, level);
    setMissing(!happening);
    if (happening) void props.onDone(happening);
    else box.current?.querySelector('textarea')?.focus();
  };
  const field = { text, onText: setText, isMissing };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape anywhere in it is Cancel
    <form
      ref={box}
      aria-label={t(HEADINGS[form])}
      className={mergeClasses(
        styles.form,
        form === 'customer' && styles.customer,
        form === 'internal' && styles.internal,
      )}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        props.onCancel();
      }}
      noValidate
    >
      <h3 className={styles.heading}>
        {form === 'internal' ? <LockClosed16Filled aria-hidden="true" /> : null}
        {form === 'customer' ? <Send20Regular aria-hidden="true" /> : null}
        {t(HEADINGS[form])}
      </h3>
      {form === 'level' ? <LevelChoice {...props} level={level} onLevel={setLevel} /> : null}
      <Words form={form} {...field} />
      <div className={styles.buttons}>
        <Button
          type="submit"
          appearance="primary"
          icon={form === 'internal' ? <LockClosed16Filled /> : undefined}
          disabledFocusable={props.isBusy}
        >
          {t(SUBMITS[form])}
        </Button>
        <Button onClick={props.onCancel}>{t('form.cancel')}</Button>
      </div>
    </form>
  );
}

const HEADINGS = {
  recovered: 'form.recovered',
  assign: 'form.assign',
  level: 'form.level',
  customer: 'form.customer',
  internal: 'form.internal',
} as const satisfies Record<FormId, string>;

const SUBMITS = {
  recovered: 'form.recoveredSend',
  assign: 'form.assignSend',
  level: 'form.levelSend',
  customer: 'form.customerSend',
  internal: 'form.internalSend',
} as const satisfies Record<FormId, string>;

/** What a filled in form asks for; `undefined` when words are missing. */
function happeningOf(form: FormId, words: string, level: FaultLevel): ReportHappening | undefined {
  if (form === 'assign') return { type: 'assigned', to: words };
  if (form === 'recovered') return { type: 'recovered', text: words };
  if (words === '') return undefined;
  if (form === 'level') return { type: 'level-changed', level, reason: words };
  return { type: 'noted', text: words, isInternal: form === 'internal' };
}

function Words(props: {
  readonly form: FormId;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly isMissing: boolean;
}) {
  const styles = useStyles();
  const t = useTexts(deskTexts);
  const rows = useDesk((desk) => desk.rows);
  const { form, text, onText } = props;
  if (form === 'assign') {
    const names = [...new Set(rows?.map(({ assignee }) => assignee))].filter(Boolean);
    return (
      <Field label={t('form.assignTo')} hint={t('form.assignHint')}>
        <Input
          type="text"
          value={text}
          list="desk-assignees"
          maxLength={REPORT_CONTACT_MAX}
          onChange={(_, { value }) => onText(value)}
        />
        <datalist id="desk-assignees">
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </datalist>
      </Field>
    );
  }
  const { label, hint, about } = WORDS[form];
  const missing = form === 'level' ? t('form.reasonMissing') : t('form.textMissing');
  return (
    <>
      {about ? <p className={styles.about}>{t(about)}</p> : null}
      <Field
        label={t(label)}
        hint={hint && t(hint)}
        validationState={props.isMissing && text.trim() === '' ? 'error' : 'none'}
        validationMessage={props.isMissing && text.trim() === '' ? missing : undefined}
      >
        <Textarea
          value={text}
          resize="vertical"
          maxLength={REPORT_WORDS_MAX}
          onChange={(_, { value }) => onText(value)}
        />
      </Field>
    </>
  );
}

const WORDS = {
  recovered: { label: 'form.recoveredText', hint: 'form.recoveredHint', about: undefined },
  level: { label: 'form.reason', hint: 'form.reasonHint', about: undefined },
  customer: { label: 'form.customerText', hint: undefined, about: 'form.customerAbout' },
  internal: { label: 'form.internalText', hint: undefined, about: 'form.internalAbout' },
} as const;

function LevelChoice(
  props: Pick<FormProps, 'standing' | 'nowMs'> & {
    readonly level: FaultLevel;
    readonly onLevel: (level: FaultLevel) => void;
  },
) {
  const styles = useStyles();
  const t = useTexts(deskTexts);
  const report = useTexts(reportTexts);
  const language = useLanguage();
  const { standing, nowMs, level } = props;
  const { recovery } = clocksOf({ ...standing, level }, nowMs);
  const moment = formatMoment(recovery.dueMs, nowMs, language);
  const span = formatElapsed(Math.abs(recovery.leftMs));
  return (
    <>
      <Field label={t('form.newLevel')}>
        <RadioGroup
          value={String(level)}
          onChange={(_, { value }) =>
            props.onLevel(FAULT_LEVELS.find((one) => String(one) === value) ?? level)
          }
        >
          {FAULT_LEVELS.map((one) => (
            <Radio
              key={one}
              value={String(one)}
              label={`${report('level', { level: one })}: ${report(`levelMeaning.${one}`)}`}
            />
          ))}
        </RadioGroup>
      </Field>
      <p className={styles.due}>
        {t(recovery.leftMs < 0 ? 'form.wouldBeLate' : 'form.wouldBeDue', { moment, span })}
      </p>
    </>
  );
}
