import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons/svg/arrow-download';
import { Fragment, useState } from 'react';
import type { Fault } from '../../../domain/fault.ts';
import { reportNumberText } from '../../../domain/faults/report.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { formatMoment, formatSize } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { saveBlob } from '../../react/saveFile.ts';
import type { ReportView } from '../../../service/protocol/index.ts';
import { deskTexts } from './deskTexts.ts';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: '6px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  line: { margin: 0, overflowWrap: 'anywhere' },
  fault: { color: tokens.colorStatusDangerForeground1 },
});

/** The evidence of a report, to be kept and checked offline. */
export function Evidence(props: { readonly view: ReportView; readonly nowMs: number }) {
  const styles = useStyles();
  const t = useTexts(deskTexts);
  const language = useLanguage();
  const { session, place } = useClient();
  const [isLoading, setLoading] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const { view, nowMs } = props;
  const { head, bundle, views } = view;
  const standing = (one: NonNullable<ReportView['bundle']>) => {
    const size = formatSize(one.size, language);
    if (one.signedAtMs === undefined)
      return t('evidenceComing', { got: formatSize(one.receivedBytes, language), size });
    return t('evidenceSigned', { size, moment: formatMoment(one.signedAtMs, nowMs, language) });
  };
  const download = async (viewId?: string) => {
    setLoading(true);
    const reply = await session.desk.download({ reportKey: head.key, ...(viewId && { viewId }) });
    setLoading(false);
    setFault(reply.ok ? undefined : reply.fault);
    const which = viewId === undefined ? '' : `-view-${viewId.slice(0, 8)}`;
    const name = `umeet-report-${reportNumberText(head.number)}${which}.zip`;
    if (reply.ok) saveBlob(name, reply.value);
  };
  const button = (label: string, viewId?: string) => (
    <Button
      size="small"
      icon={<ArrowDownload20Regular />}
      disabledFocusable={isLoading}
      onClick={() => void download(viewId)}
    >
      {isLoading ? t('downloading') : label}
    </Button>
  );
  return (
    <section className={styles.part} aria-label={t('evidence')}>
      <h3 className={styles.heading}>{t('evidence')}</h3>
      <p className={styles.line}>{bundle ? standing(bundle) : t('evidenceNone')}</p>
      {bundle?.signedAtMs === undefined ? null : button(t('download'))}
      {views.map((one) => (
        <Fragment key={one.viewId}>
          <p className={styles.line}>
            {t('view', { name: one.name })}: {standing(one)}
          </p>
          {one.signedAtMs === undefined
            ? null
            : button(t('downloadView', { name: one.name }), one.viewId)}
        </Fragment>
      ))}
      {fault ? (
        <p role="alert" className={styles.fault}>
          {faultSentence(fault, language, place)}
        </p>
      ) : null}
    </section>
  );
}
