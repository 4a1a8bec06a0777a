import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { clocksOf } from '../../../domain/faults/clocks.ts';
import { standingOf } from '../../../domain/faults/standing.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { formatElapsed } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { eventsOf, tellingOffset } from '../../react/myReport.ts';
import { ReportClocks } from '../../react/ReportClocks.tsx';
import { ReportStateChip } from '../../react/ReportStateChip.tsx';
import { useReports } from '../../react/stores.ts';
import type { MyReport } from '../../session/reports/port.ts';
import { Callout } from '../../ui/Callout.tsx';
import { ScreenHeading } from '../../ui/ScreenHeading.tsx';
import { Escalation } from './Escalation.tsx';
import { EvidenceStanding } from './EvidenceStanding.tsx';
import { ReportFacts, useReportName } from './ReportFacts.tsx';
import { RefusedActions } from './RefusedActions.tsx';
import { NoteForm, RecoveryQuestion, WithdrawButton } from './ReporterActions.tsx';
import { SaveMenu } from './SaveMenu.tsx';
import { reportsTexts } from './texts.ts';
import { Timeline } from './Timeline.tsx';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  section: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  small: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** One report of this device: how it stands, by when what is due, and what its person can do. */
export function ReportDetail(props: {
  readonly reportKey: string;
  /** Of its heading. */
  readonly size: 'large' | 'small';
}) {
  const t = useTexts(reportsTexts);
  const isIt = ({ key }: MyReport) => key === props.reportKey;
  const report = useReports(({ reports, hosted }) => reports?.find(isIt) ?? hosted?.find(isIt));
  const isRead = useReports(({ reports, hosted }) => reports !== undefined && hosted !== undefined);
  if (report) return <Whole report={report} size={props.size} />;
  if (!isRead) return null;
  return (
    <Callout tone="info" live="status">
      {t('notFound')}
    </Callout>
  );
}

function Whole(props: { readonly report: MyReport; readonly size: 'large' | 'small' }) {
  const styles = useStyles();
  const t = useTexts(reportsTexts);
  const nameOf = useReportName();
  const { report } = props;
  const timelineId = useId();
  const isMine = report.view !== undefined && !report.isHosted;
  return (
    <div className={styles.parts}>
      <div className={styles.head}>
        <ScreenHeading size={props.size}>{nameOf(report)}</ScreenHeading>
        <span role="status">
          <ReportStateChip report={report} />
        </span>
      </div>
      <DeliveryNote report={report} />
      <div className={styles.section}>
        <ReportClocks events={eventsOf(report)} offsetMs={report.clockOffsetMs} />
        <ClockNotes report={report} />
      </div>
      {report.isHosted ? null : (
        <>
          <RecoveryQuestion report={report} />
          <Escalation report={report} />
        </>
      )}
      <ReportFacts report={report} />
      <section className={styles.section}>
        <h3 id={timelineId} className={styles.heading}>
          {t('timeline')}
        </h3>
        <Timeline report={report} labelledBy={timelineId} />
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>{t('evidence')}</h3>
        <EvidenceStanding report={report} />
      </section>
      {isMine ? <NoteForm report={report} /> : null}
      <div className={styles.row}>
        <SaveMenu report={report} />
        {isMine ? <WithdrawButton report={report} /> : null}
      </div>
    </div>
  );
}

/** What stands between a report and the service. */
function DeliveryNote(props: { readonly report: MyReport }) {
  const t = useTexts(reportsTexts);
  const language = useLanguage();
  const { place } = useClient();
  const { refused, view, isHosted } = props.report;
  if (isHosted) {
    return <Callout tone="info">{t('hostedAbout')}</Callout>;
  }
  if (refused) {
    return (
      <Callout tone="error" live="alert" actions={<RefusedActions report={props.report} />}>
        {faultSentence(refused, language, place)}
      </Callout>
    );
  }
  if (view) return null;
  return (
    <Callout tone="info" live="status">
      {t('waitingToSend')}
    </Callout>
  );
}

/** What a person should know of the clocks' figures. */
function ClockNotes(props: { readonly report: MyReport }) {
  const styles = useStyles();
  const t = useTexts(reportsTexts);
  const { now } = useClient();
  const { report } = props;
  const offsetMs = report.clockOffsetMs ?? 0;
  const telling = tellingOffset(report.clockOffsetMs);
  const standing = standingOf(eventsOf(report));
  const { waitedForCustomerMs } = clocksOf(standing, now() + offsetMs);
  return (
    <>
      {waitedForCustomerMs > 0 ? (
        <p className={styles.small}>{t('waited', { span: formatElapsed(waitedForCustomerMs) })}</p>
      ) : null}
      {telling === undefined ? null : (
        <p className={styles.small}>
          {t(telling > 0 ? 'ahead' : 'behind', { span: formatElapsed(Math.abs(telling)) })}
        </p>
      )}
      {standing.incidentId === undefined ? null : <p className={styles.small}>{t('incident')}</p>}
    </>
  );
}
