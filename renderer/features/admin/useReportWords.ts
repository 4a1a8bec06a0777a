import type { ReportCategory } from '../../../domain/faults/report.ts';
import type { ReportState } from '../../../domain/faults/standing.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { reportTexts } from '../../react/reportTexts.ts';
import { adminTexts } from './texts.ts';

/** Words for what a report is and how it stands, seen from the desk. */
export function useReportWords() {
  const t = useTexts(adminTexts);
  const words = useTexts(reportTexts);
  return {
    category: (category: ReportCategory) => words(`category.${category}`),
    // What the reporter calls sent has come in here, and nobody has looked at it yet.
    state: (state: ReportState) => (state === 'filed' ? t('state.filed') : words(`state.${state}`)),
  };
}
