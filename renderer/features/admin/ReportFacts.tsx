import { makeStyles, tokens } from '@fluentui/react-components';
import { clocksOf } from '../../../domain/faults/clocks.ts';
import type { ReportStanding } from '../../../domain/faults/standing.ts';
import { formatElapsed, formatMoment } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { ClauseLink } from '../../react/ClauseLink.tsx';
import { reportTexts } from '../../react/reportTexts.ts';
import { useDesk } from '../../react/stores.ts';
import type { ReportView } from '../../../service/protocol/index.ts';
import { ClockText } from './ClockText.tsx';
import { adminTexts } from './texts.ts';
import { deskTexts } from './deskTexts.ts';
import { useReportWords } from './useReportWords.ts';

/** From this difference on, ms, the customer's own clock is worth telling of. */
const CLOCK_DIFFERENCE_MS = 60_000;

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, max-content) minmax(0, 1fr)',
    gap: '6px 16px',
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    '& > div': { display: 'contents' },
    '& dt': { color: tokens.colorNeutralForeground3 },
    '& dd': { margin: 0, minWidth: 0, overflowWrap: 'anywhere', userSelect: 'text' },
  },
  clock: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 10px' },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** Clocks and circumstances of a report. */
export function ReportFacts(props: {
  readonly view: ReportView;
  readonly standing: ReportStanding;
  readonly nowMs: number;
}) {
  const styles = useStyles();
  const t = useTexts(deskTexts);
  const report = useTexts(reportTexts);
  const admin = useTexts(adminTexts);
  const words = useReportWords();
  const language = useLanguage();
  const incidents = useDesk((desk) => desk.incidents);
  const { view, standing, nowMs } = props;
  const { head } = view;
  const { response, recovery, waitedForCustomerMs } = clocksOf(standing, nowMs);
  const moment = (atMs: number | undefined) =>
    atMs === undefined ? t('notYet') : formatMoment(atMs, nowMs, language);
  const due = (dueMs: number) => (
    <span className={styles.small}>{report('due', { moment: moment(dueMs) })}</span>
  );
  const isClockOff =
    Math.abs(head.occurredByClientMs - standing.occurredAtMs) > CLOCK_DIFFERENCE_MS;
  const incident = incidents.find((one) => one.incident.incidentId === standing.incidentId);
  return (
    <dl className={styles.facts}>
      <Fact name={t('response')}>
        <span className={styles.clock}>
          <ClockText clock={response} />
          {due(response.dueMs)}
          <ClauseLink clause="5.8" />
        </span>
      </Fact>
      <Fact name={t('recovery')}>
        <span className={styles.clock}>
          <ClockText clock={recovery} />
          {due(recovery.dueMs)}
          <ClauseLink clause="5.8" />
        </span>
      </Fact>
      <Fact name={t('receipt')}>{moment(standing.receiptAtMs)}</Fact>
      <Fact name={t('human')}>{moment(standing.humanAtMs)}</Fact>
      {standing.waiting.length > 0 ? (
        <Fact name={t('waited')}>
          {formatElapsed(waitedForCustomerMs)}{' '}
          <span className={styles.small}>{t('waitedHint')}</span>
        </Fact>
      ) : null}
      <Fact name={t('happened')}>
        {moment(standing.occurredAtMs)}
        {isClockOff ? t('byClient', { moment: moment(head.occurredByClientMs) }) : null}
      </Fact>
      <Fact name={t('received')}>{moment(standing.receivedAtMs)}</Fact>
      <Fact name={report('level', { level: standing.level })}>
        {report(`levelMeaning.${standing.level}`)}
      </Fact>
      {head.proposedLevel === standing.level ? null : (
        <Fact name={t('proposed')}>{report('level', { level: head.proposedLevel })}</Fact>
      )}
      <Fact name={t('category')}>{words.category(head.category)}</Fact>
      <Fact name={t('assignee')}>{standing.assignee || admin('nobody')}</Fact>
      <Fact name={t('room')}>{head.room ?? t('noRoom')}</Fact>
      <Fact name={t('contact')}>{head.contact || t('noContact')}</Fact>
      {incident ? <Fact name={t('incident')}>{incident.incident.title}</Fact> : null}
    </dl>
  );
}

function Fact(props: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
