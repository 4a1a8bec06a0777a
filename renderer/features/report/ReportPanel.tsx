import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { commonTexts } from '../../i18n/commonTexts.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useReports, useView } from '../../react/stores.ts';
import { useCommand } from '../../react/useCommand.ts';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { ReportForm } from './ReportForm.tsx';
import { reportFormTexts } from './texts.ts';

const useStyles = makeStyles({
  sent: { flex: '1 1 0', overflowY: 'auto', display: 'flex', flexDirection: 'column', gap: '12px' },
  done: { margin: 0, color: tokens.colorNeutralForeground2, ':empty': { display: 'none' } },
  another: { alignSelf: 'start', flexShrink: 0 },
});

/**
 * Reporting from the meeting, which goes on beside it. What was sent is followed here too: `detail` shows it, for its
 * page could only be reached by leaving.
 */
export function ReportPanel(props: { readonly isOnline: boolean; readonly detail: ReactNode }) {
  const styles = useStyles();
  const t = useTexts(reportFormTexts);
  const common = useTexts(commonTexts);
  const { view } = useClient();
  const toggle = useCommand('report.toggle');
  const sent = useView((state) => state.reportSent);
  const isOnItsWay = useReports(
    ({ reports }) => reports?.find(({ key }) => key === sent)?.view === undefined,
  );
  return (
    <SidePanel
      name={common('command.report')}
      close={{ label: t('close'), run: toggle.run }}
      filled
    >
      {sent === undefined ? (
        <ReportForm
          isOnline={props.isOnline}
          isFilling
          onSent={(key) => view.setState({ reportSent: key })}
        />
      ) : (
        <div className={styles.sent}>
          <p role="status" className={styles.done}>
            {isOnItsWay ? t('sent') : null}
          </p>
          {props.detail}
          <Button
            className={styles.another}
            onClick={() => view.setState({ reportSent: undefined })}
          >
            {t('another')}
          </Button>
        </div>
      )}
    </SidePanel>
  );
}
