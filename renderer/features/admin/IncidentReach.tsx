import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { NOTICE_LIMIT_MS, type IncidentKind } from '../../../domain/incidents/incident.ts';
import { formatElapsed, formatNumber } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { ClauseLink } from '../../react/ClauseLink.tsx';
import type { IncidentReach as Reach } from '../../../service/protocol/index.ts';
import { own } from '../../ui/theme/tokens.ts';
import { incidentTexts } from './incidentTexts.ts';

const useStyles = makeStyles({
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
    gap: '8px 16px',
    margin: 0,
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    fontVariantNumeric: 'tabular-nums',
    '& dt': { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
    '& dd': { margin: 0 },
  },
  value: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  note: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '2px 6px',
    fontSize: tokens.fontSizeBase200,
  },
  met: { color: own.metText },
  breached: { color: own.breachedText, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** How many were told, and how long it took; of an incident, against the limit of §5.7. */
export function IncidentReach(props: { readonly reach: Reach; readonly kind: IncidentKind }) {
  const styles = useStyles();
  const t = useTexts(incidentTexts);
  const language = useLanguage();
  const { online, told, meanMs, longestMs, late } = props.reach;
  const count = (value: number) => formatNumber(value, language);
  const isJudged = props.kind === 'incident';
  return (
    <dl className={styles.figures} aria-label={t('reach')}>
      <div>
        <dt>{t('online')}</dt>
        <dd className={styles.value}>{count(online)}</dd>
      </div>
      <div>
        <dt>{t('told')}</dt>
        <dd>
          <span className={styles.value}>{count(told)}</span>
          {told < online ? (
            <span className={mergeClasses(styles.note, styles.quiet)}>
              {t('notTold', { count: count(online - told) })}
            </span>
          ) : null}
        </dd>
      </div>
      <Span name={t('mttn')} spanMs={meanMs} isJudged={isJudged} />
      <Span name={t('longest')} spanMs={longestMs} isJudged={isJudged} />
      <div title={t('lateHint')}>
        <dt>{t('late')}</dt>
        <dd className={styles.value}>{count(late)}</dd>
      </div>
    </dl>
  );
}

function Span(props: {
  readonly name: string;
  readonly spanMs: number | undefined;
  readonly isJudged: boolean;
}) {
  const styles = useStyles();
  const t = useTexts(incidentTexts);
  const { spanMs } = props;
  const isWithin = spanMs !== undefined && spanMs <= NOTICE_LIMIT_MS;
  const minutes = NOTICE_LIMIT_MS / 60_000;
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        {spanMs === undefined ? (
          <span className={styles.quiet}>{t('unknown')}</span>
        ) : (
          <span className={styles.value}>{formatElapsed(spanMs)}</span>
        )}
        {props.isJudged ? (
          <span
            className={mergeClasses(
              styles.note,
              styles.quiet,
              spanMs !== undefined && (isWithin ? styles.met : styles.breached),
            )}
          >
            {spanMs === undefined ? null : isWithin ? (
              <CheckmarkCircle16Regular aria-hidden="true" />
            ) : (
              <Warning16Filled aria-hidden="true" />
            )}
            {t(spanMs === undefined ? 'limit' : isWithin ? 'within' : 'beyond', { minutes })}
            <ClauseLink clause="5.7" />
          </span>
        ) : null}
      </dd>
    </div>
  );
}
