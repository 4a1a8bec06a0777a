import { Button } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { NEW_REPORT_ROUTE } from '../../react/reportRoute.ts';
import type { MyReport } from '../../session/reports/port.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { reportsTexts } from './texts.ts';
import { useAct } from './useAct.tsx';

/** The ways on with a report that the service will never take: what was written is filed anew, or goes from this device. */
export function RefusedActions(props: { readonly report: MyReport }) {
  const t = useTexts(reportsTexts);
  const { session, view } = useClient();
  const [, navigate] = useLocation();
  const { act, isBusy, trouble } = useAct();
  const { key, words, contact, category, level } = props.report;
  const fileAgain = () => {
    const { reportSent } = view.getState();
    const keptReport = { words, contact, category, level, leftOut: [] };
    view.setState({ keptReport, reportDraft: undefined, reportSent: undefined });
    // In a meeting the panel shows the form again; a page of its own would leave it.
    if (reportSent !== key) navigate(NEW_REPORT_ROUTE);
  };
  return (
    <>
      <Button size="small" onClick={fileAgain}>
        {t('fileAgain')}
      </Button>
      <ConfirmButton
        label={t('discard')}
        size="small"
        disabled={isBusy}
        title={t('discardTitle')}
        body={t('discardBody')}
        confirm={t('discard')}
        cancel={t('keep')}
        onConfirm={() => void act(() => session.reports.discard(key))}
      />
      {trouble}
    </>
  );
}
