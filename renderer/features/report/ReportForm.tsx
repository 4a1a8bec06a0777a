import {
  Button,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import {
  REPORT_CATEGORIES,
  REPORT_CONTACT_MAX,
  REPORT_WORDS_MAX,
} from '../../../domain/faults/report.ts';
import { matchingIncidents } from '../../../domain/incidents/matching.ts';
import type { ReportDraft } from '../../commands/index.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { reportTexts } from '../../react/reportTexts.ts';
import { useIncidents, useView } from '../../react/stores.ts';
import { Callout } from '../../ui/Callout.tsx';
import { changed } from './draft.ts';
import { EvidenceSection } from './EvidenceSection.tsx';
import { IncidentOffer } from './IncidentOffer.tsx';
import { LevelChoice } from './LevelChoice.tsx';
import { reportFormTexts } from './texts.ts';
import { useDraft, type DraftWork } from './useDraft.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', minHeight: 0, gap: '12px' },
  fields: { display: 'flex', flexDirection: 'column', gap: '14px', minWidth: 0 },
  // In a panel the fields scroll above the button, which is always seen.
  filling: { flex: '1 1 0' },
  scrolling: { flex: '1 1 0', overflowY: 'auto', paddingRight: '4px' },
  about: { margin: 0, color: tokens.colorNeutralForeground2 },
  small: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  foot: { display: 'flex', flexDirection: 'column', gap: '8px' },
  // On a page it stays in sight at the window's lower edge.
  sticking: {
    position: 'sticky',
    bottom: 0,
    padding: '12px 0',
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

/** A report with everything proposed already; the person checks and sends. */
export function ReportForm(props: {
  /** Whether the service can be reached now. */
  readonly isOnline: boolean;
  /** In a panel, whose height it fills. */
  readonly isFilling: boolean;
  /** With the key of the report once it is safe on this device. */
  readonly onSent: (key: string) => void;
}) {
  const styles = useStyles();
  const t = useTexts(reportFormTexts);
  const language = useLanguage();
  const { place } = useClient();
  const work = useDraft(props.onSent);
  const { draft, fault, isBusy } = work;
  return (
    <div className={mergeClasses(styles.form, props.isFilling && styles.filling)}>
      <div className={mergeClasses(styles.fields, props.isFilling && styles.scrolling)}>
        <About />
        {draft ? <Fields draft={draft} work={work} /> : <p role="status">{t('preparing')}</p>}
      </div>
      <div className={mergeClasses(styles.foot, !props.isFilling && styles.sticking)}>
        {props.isOnline ? null : <p className={styles.small}>{t('kept')}</p>}
        {fault ? (
          <Callout tone="error" live="alert">
            {faultSentence(fault, language, place)}
          </Callout>
        ) : null}
        <Button
          appearance="primary"
          size="large"
          disabledFocusable={isBusy || !draft}
          onClick={() => void work.send()}
        >
          {t(props.isOnline ? 'send' : 'sendLater')}
        </Button>
      </div>
    </div>
  );
}

function About() {
  const styles = useStyles();
  const t = useTexts(reportFormTexts);
  const language = useLanguage();
  const { place } = useClient();
  const failed = useView((state) => state.failedJoin);
  return (
    <>
      {failed ? (
        <Callout tone="info">
          {t('aboutJoin', {
            code: failed.invitation.code,
            what: faultSentence(failed, language, place),
          })}
        </Callout>
      ) : null}
      <p className={styles.about}>{t('about')}</p>
    </>
  );
}

function Fields(props: { readonly draft: ReportDraft; readonly work: DraftWork }) {
  const t = useTexts(reportFormTexts);
  const shared = useTexts(reportTexts);
  const { draft, work } = props;
  const { filing, prepared } = draft;
  const incidents = useIncidents((state) => state.incidents);
  // Incidents are told by the service's clock.
  const atMs = prepared.occurredAtMs + (prepared.clockOffsetMs ?? 0);
  const matching = matchingIncidents(incidents, filing.category, atMs);
  // What was joined stays in sight, also when it ends meanwhile.
  const offered = incidents.filter(
    (one) => matching.includes(one) || one.incidentId === filing.incidentId,
  );
  return (
    <>
      {offered.map((incident) => (
        <IncidentOffer
          key={incident.incidentId}
          incident={incident}
          isJoined={filing.incidentId === incident.incidentId}
          onChoose={(incidentId) => work.change(changed(draft, { incidentId }))}
        />
      ))}
      <Field label={t('category')}>
        <Select
          value={filing.category}
          onChange={(_, { value }) => {
            const category = REPORT_CATEGORIES.find((one) => one === value);
            // What is known of another category is offered anew.
            if (category) work.change(changed(draft, { category, incidentId: undefined }));
          }}
        >
          {REPORT_CATEGORIES.map((category) => (
            <option key={category} value={category}>
              {shared(`category.${category}`)}
            </option>
          ))}
        </Select>
      </Field>
      <LevelChoice
        chosen={filing.level}
        proposed={prepared.level}
        reason={prepared.reason}
        onChoose={(level) => work.change(changed(draft, { level }))}
      />
      <EvidenceSection draft={draft} work={work} />
      <Field label={t('words')} hint={t('wordsHint')}>
        <Textarea
          value={filing.words}
          maxLength={REPORT_WORDS_MAX}
          onChange={(_, { value }) => work.change(changed(draft, { words: value }))}
        />
      </Field>
      <Field label={t('contact')}>
        <Input
          value={filing.contact}
          maxLength={REPORT_CONTACT_MAX}
          onChange={(_, { value }) => work.change(changed(draft, { contact: value }))}
        />
      </Field>
    </>
  );
}
