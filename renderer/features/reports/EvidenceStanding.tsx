import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { PeopleAdd20Regular } from '@fluentui/react-icons/svg/people-add';
import { useState } from 'react';
import { formatMoment, formatSize } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useServiceNow } from '../../react/useServiceNow.ts';
import { useSession } from '../../react/client.tsx';
import { useMeeting, usePeople } from '../../react/stores.ts';
import type { MyReport } from '../../session/reports/port.ts';
import { reportsTexts } from './texts.ts';
import { useAct } from './useAct.tsx';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: '8px' },
  line: { margin: 0, overflowWrap: 'anywhere' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3 },
  views: { margin: 0, paddingLeft: '20px' },
  bar: { width: '100%' },
});

/** How far the evidence of a report has come, and what the others have added to it. */
export function EvidenceStanding(props: { readonly report: MyReport }) {
  const styles = useStyles();
  const t = useTexts(reportsTexts);
  const language = useLanguage();
  const { report } = props;
  const nowMs = useServiceNow(report.clockOffsetMs);
  const moment = (atMs: number) => formatMoment(atMs, nowMs, language);
  const { isUnderWay, words } = useOwnEvidence(report, moment);
  const views = report.view?.views ?? [];
  return (
    <div className={styles.parts}>
      <p className={styles.line}>{words}</p>
      {isUnderWay && report.bundle ? (
        <ProgressBar
          className={styles.bar}
          aria-label={t('evidence')}
          value={report.bundle.sentBytes}
          max={report.bundle.bytes}
        />
      ) : null}
      {views.length > 0 ? (
        <ul className={styles.views}>
          {views.map(({ viewId, name, size, receivedBytes, signedAtMs }) => (
            <li key={viewId}>
              {signedAtMs === undefined
                ? t('view.part', {
                    name,
                    sent: formatSize(receivedBytes, language),
                    size: formatSize(size, language),
                  })
                : t('view.signed', {
                    name,
                    size: formatSize(size, language),
                    moment: moment(signedAtMs),
                  })}
            </li>
          ))}
        </ul>
      ) : null}
      {report.isHosted ? null : <AskOthers report={report} />}
    </div>
  );
}

function useOwnEvidence(report: MyReport, moment: (atMs: number) => string) {
  const t = useTexts(reportsTexts);
  const language = useLanguage();
  const told = report.view?.bundle;
  const bytes = report.bundle?.bytes ?? told?.size;
  if (bytes === undefined) return { isUnderWay: false, words: t('evidence.none') };
  const size = formatSize(bytes, language);
  if (told?.signedAtMs !== undefined) {
    const words = t('evidence.signed', { size, moment: moment(told.signedAtMs) });
    return { isUnderWay: false, words };
  }
  const sentBytes = Math.max(report.bundle?.sentBytes ?? 0, told?.receivedBytes ?? 0);
  if (sentBytes >= bytes) return { isUnderWay: false, words: t('evidence.whole', { size }) };
  const sent = sentBytes === 0 ? '0 kB' : formatSize(sentBytes, language);
  return { isUnderWay: true, words: t('evidence.part', { sent, size }) };
}

function AskOthers(props: { readonly report: MyReport }) {
  const styles = useStyles();
  const t = useTexts(reportsTexts);
  const session = useSession();
  const { act, trouble } = useAct();
  const [isAsked, setAsked] = useState(false);
  const isIn = useMeeting((meeting) => meeting.phase.at === 'in');
  const hasOthers = usePeople((people) => people.members.length > 0);
  const { key, view } = props.report;
  if (!view || !isIn || !hasOthers) return null;
  const ask = async () => {
    // Said again when it is asked again.
    setAsked(false);
    if (await act(() => session.reports.askOthers(key))) setAsked(true);
  };
  return (
    <>
      <Button icon={<PeopleAdd20Regular />} onClick={() => void ask()}>
        {t('ask')}
      </Button>
      <p className={styles.hint} role="status">
        {isAsked ? t('asked') : t('askHint')}
      </p>
      {trouble}
    </>
  );
}
