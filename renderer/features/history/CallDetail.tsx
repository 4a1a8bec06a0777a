import { makeStyles, tokens } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { commonTexts } from '../../i18n/commonTexts.ts';
import { formatElapsed } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { BackLink } from '../../react/BackLink.tsx';
import { useClient } from '../../react/client.tsx';
import { useQualityWords } from '../../react/qualityWords.ts';
import { useTitle } from '../../react/useTitle.ts';
import type { CallRecord } from '../../storage/index.ts';
import { Callout } from '../../ui/Callout.tsx';
import { ScreenHeading } from '../../ui/ScreenHeading.tsx';
import { CallPlots } from './CallPlots.tsx';
import { callState } from './callState.ts';
import { ChangeList } from './ChangeList.tsx';
import { DeleteButton } from './DeleteButton.tsx';
import { FigureTable } from './FigureTable.tsx';
import { formatDate, formatList, formatSecond } from './moments.ts';
import { SaveMenu } from './SaveMenu.tsx';
import { historyTexts } from './texts.ts';
import { useCall, type WholeCall } from './useHistory.ts';
import { useCallName } from './useCallName.ts';

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', gap: '12px' },
  running: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: '4px 16px',
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    '& div': { display: 'contents' },
    '& dt': { color: tokens.colorNeutralForeground3 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
});

/** One call or check: what it was measured by, and what became of the contract's figures. */
export function CallDetail(props: { readonly callId: string }) {
  const t = useTexts(historyTexts);
  const common = useTexts(commonTexts);
  const call = useCall(props.callId);
  useTitle(t('title'));
  return (
    <>
      <BackLink href="/history">{t('back')}</BackLink>
      {call === undefined ? <p role="status">{common('loading')}</p> : null}
      {call === 'missing' ? (
        <Callout tone="info" live="status">
          {t('notFound')}
        </Callout>
      ) : null}
      {call && call !== 'missing' ? <Whole call={call} /> : null}
    </>
  );
}

function Whole(props: { readonly call: WholeCall }) {
  const styles = useStyles();
  const t = useTexts(historyTexts);
  const language = useLanguage();
  const name = useCallName();
  const { session, now } = useClient();
  const [, navigate] = useLocation();
  const { record, ticks, changes } = props.call;
  const state = callState(record, now());
  const remove = async () => {
    await session.archive.remove(record.callId);
    navigate('/history', { replace: true });
  };
  return (
    <>
      <div className={styles.head}>
        <ScreenHeading>{name(record)}</ScreenHeading>
        {state === 'cut' ? (
          <Callout tone="warning">
            <strong>{t('state.cut')}</strong>{' '}
            {t('cutExplained', { time: formatSecond(record.endedAtMs, language) })}
          </Callout>
        ) : null}
        <Facts record={record} />
        {state === 'running' ? <p className={styles.running}>{t('state.running')}</p> : null}
        <div className={styles.actions}>
          <SaveMenu call={props.call} />
          <DeleteButton
            label={t('remove')}
            title={t('removeTitle')}
            body={t('removeBody')}
            onConfirm={() => void remove()}
          />
        </div>
      </div>
      <FigureTable figures={record.figures} />
      <ChangeList changes={changes} />
      <CallPlots record={record} ticks={ticks} changes={changes} />
    </>
  );
}

function Facts(props: { readonly record: CallRecord }) {
  const styles = useStyles();
  const t = useTexts(historyTexts);
  const words = useQualityWords();
  const language = useLanguage();
  const { startedAtMs, endedAtMs, people, outage } = props.record;
  const names = Object.values(people);
  const seconds = (ms: number) => words.seconds(ms / 1_000);
  const facts: readonly (readonly [name: string, value: string])[] = [
    [t('start'), `${formatDate(startedAtMs, language)} ${formatSecond(startedAtMs, language)}`],
    [t('duration'), formatElapsed(endedAtMs - startedAtMs)],
    [t('people'), names.length === 0 ? t('alone') : formatList(names, language)],
    [
      t('outageName'),
      outage
        ? t('outageOf', { down: seconds(outage.downMs), expected: seconds(outage.expectedMs) })
        : words.unknown,
    ],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
