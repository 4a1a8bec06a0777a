import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Call20Regular } from '@fluentui/react-icons/svg/call';
import { Mail20Regular } from '@fluentui/react-icons/svg/mail';
import { clocksOf } from '../../../domain/faults/clocks.ts';
import { reportNumberText } from '../../../domain/faults/report.ts';
import { standingOf } from '../../../domain/faults/standing.ts';
import { formatStamp } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { eventsOf } from '../../react/myReport.ts';
import { reportTexts } from '../../react/reportTexts.ts';
import { useServiceNow } from '../../react/useServiceNow.ts';
import type { MyReport } from '../../session/reports/port.ts';
import { Callout } from '../../ui/Callout.tsx';
import { HOTLINE, supportMail } from './supportMail.ts';
import { reportsTexts } from './texts.ts';

const useStyles = makeStyles({
  ways: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  number: { fontVariantNumeric: 'tabular-nums', userSelect: 'all' },
  late: { display: 'flex', flexDirection: 'column', gap: '10px' },
  words: { margin: 0, fontWeight: tokens.fontWeightSemibold },
});

/** The ways to a human of §5.9; they stand out when the recovery is overdue. */
export function Escalation(props: { readonly report: MyReport }) {
  const styles = useStyles();
  const t = useTexts(reportsTexts);
  const { report } = props;
  const nowMs = useServiceNow(report.clockOffsetMs);
  const { recovery } = clocksOf(standingOf(eventsOf(report)), nowMs);
  if (recovery.state !== 'overdue') return <Ways report={report} isLate={false} />;
  return (
    <Callout tone="error" live="alert">
      <div className={styles.late}>
        <p className={styles.words}>{t('late')}</p>
        <Ways report={report} isLate />
      </div>
    </Callout>
  );
}

function Ways(props: { readonly report: MyReport; readonly isLate: boolean }) {
  const styles = useStyles();
  const t = useTexts(reportsTexts);
  const mail = useMail(props.report);
  const appearance = props.isLate ? 'primary' : 'secondary';
  return (
    <div className={styles.ways}>
      <Button
        as="a"
        href={`tel:${HOTLINE.dialled}`}
        appearance={appearance}
        icon={<Call20Regular />}
      >
        {t('hotline')}
      </Button>
      <span className={styles.number}>{HOTLINE.written}</span>
      <Button as="a" href={mail} appearance={appearance} icon={<Mail20Regular />}>
        {t('mail')}
      </Button>
    </div>
  );
}

/** The address of a mail with all that the service desk wants to know first. */
function useMail(report: MyReport): string {
  const t = useTexts(reportsTexts);
  const shared = useTexts(reportTexts);
  const language = useLanguage();
  const standing = standingOf(eventsOf(report));
  const { recovery } = clocksOf(standing, standing.occurredAtMs);
  const { head } = report.view ?? {};
  const facts = {
    number: head ? reportNumberText(head.number) : report.key,
    level: standing.level,
    category: shared(`category.${report.category}`),
  };
  const occurred = formatStamp(standing.occurredAtMs, language);
  const due = formatStamp(recovery.dueMs, language);
  const words = report.words === '' ? t('mailNoWords') : report.words;
  return supportMail(t('mailSubject', facts), words, (kept) =>
    t('mailBody', { ...facts, occurred, due, words: kept }),
  );
}
