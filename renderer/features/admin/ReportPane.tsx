import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef } from 'react';
import { standingOf } from '../../../domain/faults/standing.ts';
import { reportNumberText } from '../../../domain/faults/report.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useDesk } from '../../react/stores.ts';
import { useServiceNow } from '../../react/useServiceNow.ts';
import type { ReportView } from '../../../service/protocol/index.ts';
import { Callout } from '../../ui/Callout.tsx';
import { DeedBar } from './DeedBar.tsx';
import { DeedForm } from './DeedForm.tsx';
import type { DeedId, DeedTarget, FormId } from './deeds.ts';
import { deskTexts } from './deskTexts.ts';
import { Evidence } from './Evidence.tsx';
import { LevelSign } from './LevelSign.tsx';
import { ReportFacts } from './ReportFacts.tsx';
import { Timeline } from './Timeline.tsx';
import type { DeedReport, Deeds } from './useDeeds.ts';
import type { OpenReport } from './useReport.ts';
import { useReportWords } from './useReportWords.ts';

const useStyles = makeStyles({
  pane: {
    flex: '1 1 0',
    minWidth: 0,
    minHeight: 0,
    boxSizing: 'border-box',
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    padding: '12px 16px 16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', alignItems: 'center', gap: '10px' },
  title: {
    margin: 0,
    flex: '1 1 auto',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    outlineStyle: 'none',
  },
  words: {
    margin: 0,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** One report with all that the desk may see of it and do about it. */
export function ReportPane(props: {
  readonly report: OpenReport;
  readonly deeds: Deeds;
  readonly form: FormId | undefined;
  readonly onForm: (form: FormId | undefined) => void;
  readonly onDeed: (id: DeedId, about: DeedReport & DeedTarget) => void;
  readonly onClose: () => void;
}) {
  const styles = useStyles();
  const t = useTexts(deskTexts);
  const language = useLanguage();
  const { place } = useClient();
  const { view, fault } = props.report;
  const number = view ? reportNumberText(view.head.number) : undefined;
  return (
    <section className={styles.pane} aria-label={number && t('report', { number })}>
      <Head view={view} form={props.form} onClose={props.onClose} />
      {fault ? (
        <Callout tone="error" live="alert">
          {faultSentence(fault, language, place)}
        </Callout>
      ) : null}
      {view ? <Whole {...props} view={view} /> : null}
      {view || fault ? null : <p role="status">{t('loading')}</p>}
    </section>
  );
}

function Head(props: {
  readonly view: ReportView | undefined;
  readonly form: FormId | undefined;
  readonly onClose: () => void;
}) {
  const styles = useStyles();
  const t = useTexts(deskTexts);
  const words = useReportWords();
  const { view, form } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const isThere = view !== undefined;
  useEffect(() => {
    if (isThere && shouldTakeFocus()) heading.current?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a form that goes may have had the focus
  }, [isThere, form]);
  const standing = view && standingOf(view.events);
  return (
    <div className={styles.head}>
      {standing ? <LevelSign level={standing.level} /> : null}
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {view ? t('report', { number: reportNumberText(view.head.number) }) : null}
      </h2>
      {standing ? <strong>{words.state(standing.state)}</strong> : null}
      <Button
        appearance="subtle"
        icon={<Dismiss20Regular />}
        aria-label={t('close')}
        title={t('close')}
        onClick={props.onClose}
      />
    </div>
  );
}

/**
 * The queue beside the report keeps the focus, to go on from row to row; where it is covered, or a form has gone with it,
 * the report takes it.
 */
function shouldTakeFocus(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body;
}

function Whole(props: {
  readonly view: ReportView;
  readonly report: OpenReport;
  readonly deeds: Deeds;
  readonly form: FormId | undefined;
  readonly onForm: (form: FormId | undefined) => void;
  readonly onDeed: (id: DeedId, about: DeedReport & DeedTarget) => void;
}) {
  const styles = useStyles();
  const t = useTexts(deskTexts);
  const nowMs = useServiceNow(useDesk((desk) => desk.clockOffsetMs));
  const { view, deeds, form, onForm, onDeed } = props;
  const { key, number, words } = view.head;
  const standing = standingOf(view.events);
  const isWaiting = standing.waiting.at(-1)?.toMs === undefined && standing.waiting.length > 0;
  const { state, assignee } = standing;
  const about = { key, number, state, assignee, isWaiting };
  return (
    <>
      <DeedBar about={about} isBusy={deeds.isBusy} form={form} onDeed={(id) => onDeed(id, about)} />
      {form ? (
        <DeedForm
          key={form}
          form={form}
          standing={standing}
          contact={view.head.contact}
          nowMs={nowMs}
          isBusy={deeds.isBusy}
          onCancel={() => onForm(undefined)}
          onDone={async (happening) => {
            if (await deeds.act(about, happening)) onForm(undefined);
          }}
        />
      ) : null}
      <p className={words ? styles.words : styles.none}>{words || t('noWords')}</p>
      <ReportFacts view={view} standing={standing} nowMs={nowMs} />
      <Evidence view={view} nowMs={nowMs} />
      <Timeline events={view.events} nowMs={nowMs} />
    </>
  );
}
