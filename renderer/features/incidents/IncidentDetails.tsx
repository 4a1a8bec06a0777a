import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { Incident } from '../../../domain/incidents/incident.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { reportTexts } from '../../react/reportTexts.ts';
import { stageOf } from './shownIncidents.ts';
import { StageIcon } from './StageIcon.tsx';
import { incidentNoticeTexts } from './texts.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
  },
  entry: { display: 'flex', flexDirection: 'column', gap: '6px' },
  title: {
    margin: 0,
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    '& svg': { flexShrink: 0 },
  },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', userSelect: 'text' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: '2px 16px',
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    '& > div': { display: 'contents' },
    '& dt': { color: tokens.colorNeutralForeground3 },
    '& dd': { margin: 0 },
  },
  zone: {
    margin: '16px 0 0',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** The button to all that the service has told, in full. */
export function IncidentDetails(props: {
  readonly incidents: readonly Incident[];
  readonly nowMs: number;
}) {
  const styles = useStyles();
  const t = useTexts(incidentNoticeTexts);
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return (
    <Dialog>
      <DialogTrigger disableButtonEnhancement>
        <Button size="small">{t('details')}</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('title')}</DialogTitle>
          <DialogContent>
            <ul className={styles.list}>
              {props.incidents.map((incident) => (
                <Entry key={incident.incidentId} incident={incident} nowMs={props.nowMs} />
              ))}
            </ul>
            <p className={styles.zone}>{t('zone', { zone: timeZone })}</p>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary">{t('close')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const NAMES = {
  incident: 'name.incident',
  maintenance: 'name.maintenance',
  announced: 'name.maintenance',
  over: 'name.over',
} as const;

function Entry(props: { readonly incident: Incident; readonly nowMs: number }) {
  const styles = useStyles();
  const t = useTexts(incidentNoticeTexts);
  const report = useTexts(reportTexts);
  const language = useLanguage();
  const { incident, nowMs } = props;
  const { kind, state, startsAtMs, endsAtMs, changedAtMs, affects } = incident;
  const moment = (atMs: number) => formatMoment(atMs, nowMs, language);
  const stage = stageOf(incident, nowMs);
  const list = affects.map((category) => report(`category.${category}`));
  const end =
    state === 'over'
      ? ([t('ended'), moment(changedAtMs)] as const)
      : ([t('ends'), endsAtMs === undefined ? t('endsUnknown') : moment(endsAtMs)] as const);
  const facts: readonly (readonly [string, string])[] = [
    [t('begins'), moment(startsAtMs)],
    ...(kind === 'maintenance' || state === 'over' ? [end] : []),
    [t('affects'), new Intl.ListFormat(language).format(list) || t('everything')],
    [t('changed'), moment(changedAtMs)],
  ];
  return (
    <li className={styles.entry}>
      <h3 className={styles.title}>
        <StageIcon stage={stage} />
        <span>
          {t(NAMES[stage])} · {incident.title}
        </span>
      </h3>
      {incident.text ? <p className={styles.text}>{incident.text}</p> : null}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
