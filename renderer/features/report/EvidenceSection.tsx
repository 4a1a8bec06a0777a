import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Camera20Regular } from '@fluentui/react-icons/svg/camera';
import { useId } from 'react';
import type { ReportDraft } from '../../commands/index.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useMedia, useMeeting } from '../../react/stores.ts';
import { withPart } from './draft.ts';
import { EvidenceList } from './EvidenceList.tsx';
import { reportFormTexts } from './texts.ts';
import type { DraftWork } from './useDraft.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '4px' },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px' },
  small: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  picture: { alignSelf: 'start', marginTop: '4px' },
});

/** What was measured, as it will be sent. */
export function EvidenceSection(props: { readonly draft: ReportDraft; readonly work: DraftWork }) {
  const styles = useStyles();
  const t = useTexts(reportFormTexts);
  const language = useLanguage();
  const { now } = useClient();
  const id = useId();
  const isIn = useMeeting((meeting) => meeting.phase.at === 'in');
  const canTakePicture = useMedia((media) => media.canShareScreen);
  const { draft, work } = props;
  const { parts, occurredAtMs } = draft.prepared;
  const hasPicture = parts.some((part) => part.id === 'picture');
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.bar}>
        <span id={id}>{t('evidence')}</span>
        <span className={styles.small}>
          {t('measured', { moment: formatMoment(occurredAtMs, now(), language) })}
        </span>
        <Button
          size="small"
          appearance="subtle"
          disabledFocusable={work.isBusy}
          onClick={() => void work.collectAgain()}
        >
          {t('again')}
        </Button>
      </div>
      <p className={styles.small}>{t(parts.length === 0 ? 'noEvidence' : 'masked')}</p>
      <EvidenceList
        parts={parts}
        chosen={draft.filing.parts}
        onChoose={(part, isSent) => work.change(withPart(draft, part, isSent))}
      />
      {isIn && canTakePicture && !hasPicture ? (
        <Button
          size="small"
          className={styles.picture}
          icon={<Camera20Regular />}
          disabledFocusable={work.isBusy}
          onClick={() => void work.addPicture()}
        >
          {t('addPicture')}
        </Button>
      ) : null}
    </section>
  );
}
