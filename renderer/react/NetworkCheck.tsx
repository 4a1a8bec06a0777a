import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { CHECK_SECONDS } from '../../domain/quality/showing/check.ts';
import type { Invitation } from '../../domain/meeting/invitation.ts';
import { faultSentence } from '../i18n/faultText.ts';
import { formatMoment } from '../i18n/format.ts';
import { useLanguage, useTexts } from '../i18n/useTexts.ts';
import type { CallRecord } from '../storage/callArchive.ts';
import { Callout } from '../ui/Callout.tsx';
import { checkLines, pathSentence, type CheckLine } from './checkLines.ts';
import { checkTexts } from './checkTexts.ts';
import { ClauseLink } from './ClauseLink.tsx';
import { useClient } from './client.tsx';
import { useQualityWords } from './qualityWords.ts';
import { useCheck, useMeeting } from './stores.ts';
import { VerdictChip } from './VerdictChip.tsx';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: '12px' },
  lines: { display: 'flex', flexDirection: 'column', gap: '10px', margin: 0, padding: 0 },
  line: { listStyleType: 'none' },
  name: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '2px 8px',
    fontWeight: tokens.fontWeightSemibold,
  },
  sentence: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3 },
  progress: { display: 'flex', flexDirection: 'column', gap: '6px' },
  clause: { fontWeight: tokens.fontWeightRegular, fontSize: tokens.fontSizeBase200 },
});

/**
 * The network check with its last result. It runs when it is asked to, so that neither joining nor the camera have to
 * share the processor with it, and ends with the screen that shows it.
 */
export function NetworkCheck(props: {
  /** The service to check; left out, it is this client's own. */
  readonly place?: Pick<Invitation, 'origin' | 'fingerprint'>;
}) {
  const styles = useStyles();
  const t = useTexts(checkTexts);
  const language = useLanguage();
  const { session, place: where } = useClient();
  const { secondsDone, fault, last } = useCheck((check) => check);
  const isRunning = secondsDone !== undefined;
  const isBusy = useMeeting(({ phase }) => phase.at === 'joining' || phase.at === 'in');
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It was begun elsewhere, by somebody who wants to see it.
    const isBegun = session.stores.check.getState().secondsDone !== undefined;
    if (isBegun) whole.current?.scrollIntoView({ block: 'center' });
    void session.check.recall();
    return () => session.check.stop();
  }, [session]);
  return (
    <div ref={whole} className={styles.whole}>
      {fault && !isRunning ? (
        <Callout tone="error" live="alert">
          {faultSentence(fault, language, where)}
        </Callout>
      ) : null}
      {isRunning ? (
        <Progress done={secondsDone} />
      ) : last ? (
        <CheckResult record={last} />
      ) : (
        <p className={styles.hint}>{t('about')}</p>
      )}
      <div>
        {isRunning ? (
          <Button onClick={() => session.check.stop()}>{t('stop')}</Button>
        ) : (
          <Button disabledFocusable={isBusy} onClick={() => session.check.start(props.place)}>
            {last ? t('again') : t('start')}
          </Button>
        )}
      </div>
      {isBusy ? <p className={styles.hint}>{t('inMeeting')}</p> : null}
    </div>
  );
}

function Progress(props: { readonly done: number }) {
  const styles = useStyles();
  const t = useTexts(checkTexts);
  const { done } = props;
  return (
    <div className={styles.progress}>
      <span role="status">{t('running')}</span>
      <ProgressBar
        aria-label={t('progress', { done, total: CHECK_SECONDS })}
        value={done / CHECK_SECONDS}
      />
    </div>
  );
}

/** What a check found, in sentences. */
export function CheckResult(props: { readonly record: CallRecord }) {
  const styles = useStyles();
  const t = useTexts(checkTexts);
  const language = useLanguage();
  const words = useQualityWords();
  const { now } = useClient();
  const { check, figures, startedAtMs } = props.record;
  if (!check) return null;
  return (
    <>
      <Callout tone={check.path === 'relay-unreachable' ? 'warning' : 'info'} live="status">
        {pathSentence(check.path, { t, words })}
      </Callout>
      <ul className={styles.lines}>
        {checkLines(check, figures, { t, words }).map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
      <p className={styles.hint}>
        {t('when', { moment: formatMoment(startedAtMs, now(), language) })}
      </p>
    </>
  );
}

function Line({ line }: { readonly line: CheckLine }) {
  const styles = useStyles();
  return (
    <li className={styles.line}>
      <div className={styles.name}>
        <span>{line.name}</span>
        {line.verdict ? <VerdictChip verdict={line.verdict} /> : null}
        {line.clause ? (
          <span className={styles.clause}>
            <ClauseLink clause={line.clause} />
          </span>
        ) : null}
      </div>
      <div className={styles.sentence}>{line.sentence}</div>
    </li>
  );
}
