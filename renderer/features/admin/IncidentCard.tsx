import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Incident } from '../../../domain/incidents/incident.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import type { DeskIncidents, IncidentEventBody } from '../../../service/protocol/index.ts';
import { IncidentReach } from './IncidentReach.tsx';
import { incidentTexts } from './incidentTexts.ts';
import { TellForm } from './TellForm.tsx';
import { useReportWords } from './useReportWords.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '2px 12px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  state: { fontWeight: tokens.fontWeightSemibold },
  small: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** What customers are told with an update or the all-clear. */
export type Telling = Pick<IncidentEventBody, 'type' | 'title' | 'text'>;

/** One incident or maintenance, with its reach and what can be told next. */
export function IncidentCard(props: {
  readonly entry: DeskIncidents['incidents'][number];
  readonly nowMs: number;
  readonly onTell: (event: Telling) => Promise<boolean>;
}) {
  const styles = useStyles();
  const t = useTexts(incidentTexts);
  const { entry, nowMs } = props;
  const { incident, reach } = entry;
  const [telling, setTelling] = useState<Telling['type']>();
  const state = stateOf(incident, nowMs);
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.title}>{incident.title}</h2>
        <span className={styles.state}>
          {t(incident.kind === 'incident' ? 'kind.incident' : 'kind.maintenance')} · {t(state)}
        </span>
      </div>
      {incident.text ? <p className={styles.text}>{incident.text}</p> : null}
      <About incident={incident} nowMs={nowMs} />
      <IncidentReach reach={reach} kind={incident.kind} />
      {telling ? (
        <TellForm
          key={telling}
          incident={incident}
          type={telling}
          onCancel={() => setTelling(undefined)}
          onTell={async (event) => {
            if (await props.onTell(event)) setTelling(undefined);
          }}
        />
      ) : null}
      {telling === undefined && incident.state === 'running' ? (
        <div className={styles.buttons}>
          <Button size="small" onClick={() => setTelling('updated')}>
            {t('update')}
          </Button>
          <Button size="small" onClick={() => setTelling('all-clear')}>
            {t('allClear')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function stateOf(
  { state, startsAtMs }: Pick<Incident, 'state' | 'startsAtMs'>,
  nowMs: number,
): 'running' | 'announced' | 'over' {
  if (state === 'over') return 'over';
  return startsAtMs > nowMs ? 'announced' : 'running';
}

function About(props: {
  readonly incident: DeskIncidents['incidents'][number]['incident'];
  readonly nowMs: number;
}) {
  const styles = useStyles();
  const t = useTexts(incidentTexts);
  const words = useReportWords();
  const language = useLanguage();
  const { incident, nowMs } = props;
  const { kind, detectedAtMs, declaredAtMs, startsAtMs, endsAtMs, affects } = incident;
  const moment = (atMs: number) => formatMoment(atMs, nowMs, language);
  const from = moment(startsAtMs);
  const span =
    endsAtMs === undefined ? t('from', { from }) : t('span', { from, to: moment(endsAtMs) });
  const list = new Intl.ListFormat(language).format(affects.map(words.category));
  const facts = [
    kind === 'incident' ? t('found', { moment: moment(detectedAtMs) }) : span,
    t('declared', { moment: moment(declaredAtMs) }),
    ...(incident.state === 'over' ? [t('endedAt', { moment: moment(incident.changedAtMs) })] : []),
    t('affects', { list: list || t('everything') }),
    t('revision', { number: incident.revision }),
  ];
  return <p className={styles.small}>{facts.join(' · ')}</p>;
}
