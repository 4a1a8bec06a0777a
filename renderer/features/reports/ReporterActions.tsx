import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { REPORT_WORDS_MAX, type ReportHappening } from '../../../domain/faults/report.ts';
import { mayHappen, standingOf } from '../../../domain/faults/standing.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSession } from '../../react/client.tsx';
import { eventsOf } from '../../react/myReport.ts';
import type { MyReport } from '../../session/reports/port.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { reportsTexts } from './texts.ts';
import { useAct } from './useAct.tsx';

const useStyles = makeStyles({
  question: {
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    padding: '12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorBrandStroke1}`,
  },
  ask: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  note: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: '8px' },
  field: { width: '100%' },
  words: { margin: '0 0 12px' },
});

/** Doing something to the report, and whether its person may do it now. */
function useHappening(report: MyReport) {
  const session = useSession();
  const { act, isBusy, trouble } = useAct();
  const standing = standingOf(eventsOf(report));
  return {
    may: (type: ReportHappening['type']) => mayHappen(standing, { type }, 'reporter').ok,
    happen: (happening: ReportHappening) => act(() => session.reports.act(report.key, happening)),
    isBusy,
    trouble,
  };
}

/** Whether it works again is for the person to say. Also after the confirmation, when it breaks once more. */
export function RecoveryQuestion(props: { readonly report: MyReport }) {
  const styles = useStyles();
  const t = useTexts(reportsTexts);
  const { may, happen, isBusy, trouble } = useHappening(props.report);
  if (!may('confirmed') && !may('reopened')) return trouble;
  const broken = (
    <StillBroken isBusy={isBusy} onSay={(text) => void happen({ type: 'reopened', text })} />
  );
  if (!may('confirmed')) {
    return (
      <div className={styles.buttons}>
        {broken}
        {trouble}
      </div>
    );
  }
  return (
    <div className={styles.question}>
      <p className={styles.ask}>{t('confirmAsk')}</p>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={isBusy}
          onClick={() => void happen({ type: 'confirmed' })}
        >
          {t('confirm')}
        </Button>
        {broken}
      </div>
      {trouble}
    </div>
  );
}

function StillBroken(props: { readonly isBusy: boolean; readonly onSay: (text: string) => void }) {
  const styles = useStyles();
  const t = useTexts(reportsTexts);
  const [text, setText] = useState('');
  return (
    <Dialog>
      <DialogTrigger disableButtonEnhancement>
        <Button disabledFocusable={props.isBusy}>{t('broken')}</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('brokenTitle')}</DialogTitle>
          <DialogContent>
            <p className={styles.words}>{t('brokenBody')}</p>
            <Field label={t('brokenWords')}>
              <Textarea
                value={text}
                maxLength={REPORT_WORDS_MAX}
                onChange={(_, { value }) => setText(value)}
              />
            </Field>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary" onClick={() => props.onSay(text.trim())}>
                {t('broken')}
              </Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t('cancel')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Adds words to a report that was sent. */
export function NoteForm(props: { readonly report: MyReport }) {
  const styles = useStyles();
  const t = useTexts(reportsTexts);
  const { happen, isBusy, trouble } = useHappening(props.report);
  const [text, setText] = useState('');
  const [isDone, setDone] = useState(false);
  const add = async () => {
    setDone(false);
    const isAdded = await happen({ type: 'noted', text: text.trim(), isInternal: false });
    if (!isAdded) return;
    setText('');
    setDone(true);
  };
  return (
    <div className={styles.note}>
      <Field className={styles.field} label={t('note')}>
        <Textarea
          value={text}
          maxLength={REPORT_WORDS_MAX}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      <Button disabled={text.trim() === ''} disabledFocusable={isBusy} onClick={() => void add()}>
        {t('noteAdd')}
      </Button>
      <span role="status">{isDone ? t('noteAdded') : null}</span>
      {trouble}
    </div>
  );
}

/** Takes a report back. */
export function WithdrawButton(props: { readonly report: MyReport }) {
  const t = useTexts(reportsTexts);
  const { may, happen, isBusy, trouble } = useHappening(props.report);
  if (!may('withdrawn')) return trouble;
  return (
    <>
      <ConfirmButton
        label={t('withdraw')}
        disabled={isBusy}
        title={t('withdrawTitle')}
        body={t('withdrawBody')}
        confirm={t('withdraw')}
        cancel={t('keep')}
        onConfirm={() => void happen({ type: 'withdrawn' })}
      />
      {trouble}
    </>
  );
}
