import { useEffect, useEffectEvent } from 'react';
import { createPortal } from 'react-dom';
import { clocksOf } from '../../../domain/faults/clocks.ts';
import { standingOf } from '../../../domain/faults/standing.ts';
import { formatStamp } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { eventsOf, shownState } from '../../react/myReport.ts';
import { clockWords } from '../../react/ReportClocks.tsx';
import { reportTexts } from '../../react/reportTexts.ts';
import type { MyReport } from '../../session/reports/port.ts';
import { useReportFacts, useReportName } from './ReportFacts.tsx';
import { reportsTexts } from './texts.ts';
import { useTimeline } from './Timeline.tsx';

/**
 * A report on paper, or in the PDF that every print dialog saves: with the system's own fonts, so that Chinese costs no
 * megabytes of them. It is in the page only while it is printed, and printing begins as soon as it is.
 */
export function PrintSheet(props: { readonly report: MyReport; readonly onDone: () => void }) {
  const { report } = props;
  const t = useTexts(reportsTexts);
  const shared = useTexts(reportTexts);
  const language = useLanguage();
  const { now } = useClient();
  const nameOf = useReportName();
  const facts = useReportFacts(report);
  const timeline = useTimeline(report);
  const nowMs = now() + (report.clockOffsetMs ?? 0);
  const clocks = clocksOf(standingOf(eventsOf(report)), nowMs);
  const onDone = useEffectEvent(props.onDone);
  useEffect(() => {
    // Both kinds of browser are served: those whose `print` waits for the dialog and those that go on at once.
    const done = () => onDone();
    window.addEventListener('afterprint', done);
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, []);
  const state = [t('status'), shared(`state.${shownState(report)}`)] as const;
  const lines = (['response', 'recovery'] as const).map((name) => {
    const due = shared('due', { moment: formatStamp(clocks[name].dueMs, language) });
    return [shared(`clock.${name}`), `${clockWords(clocks[name], shared)} · ${due}`] as const;
  });
  return createPortal(
    <article className="printed">
      <h1>{nameOf(report)}</h1>
      <dl>
        {[state, ...facts, ...lines, [t('clause'), 'https://www.umeet.com.cn/'] as const].map(
          ([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <h2>{t('timeline')}</h2>
      <table>
        <tbody>
          {timeline.map(({ id, when, what }) => (
            <tr key={id}>
              <th scope="row">{when}</th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.view?.bundle ? (
        <>
          <h2>{t('evidence')}</h2>
          <p>SHA-256 {report.view.bundle.sha256}</p>
        </>
      ) : null}
      <p>{t('printed', { moment: formatStamp(nowMs, language) })}</p>
    </article>,
    document.body,
  );
}
