import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { UpdateState } from '../../../domain/desktop/updates.ts';
import type { Fault } from '../../../domain/fault.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import type { Shell } from '../../platform/index.ts';
import { useClient } from '../../react/client.tsx';
import { useMeeting } from '../../react/stores.ts';
import { useShellPreferences } from '../../react/useShell.ts';
import { useUpdates } from '../../react/useUpdates.ts';
import { Callout } from '../../ui/Callout.tsx';
import { DesktopSwitch } from './DesktopSwitch.tsx';
import { updatesTexts } from './updatesTexts.ts';

const useStyles = makeStyles({
  line: { margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  notes: {
    margin: '4px 0 0',
    maxHeight: '200px',
    overflowY: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    userSelect: 'text',
    color: tokens.colorNeutralForeground2,
  },
  summary: { cursor: 'pointer' },
});

/** Newer versions of the program: how far it is, what is new, and what the person can do. */
export function UpdatesSection(props: { readonly shell: Shell }) {
  const styles = useStyles();
  const t = useTexts(updatesTexts);
  const language = useLanguage();
  const { now } = useClient();
  const state = useUpdates(props.shell);
  const { preferences, change } = useShellPreferences(props.shell);
  if (!state || !preferences) return null;
  if (!state.isPossible) return <p className={styles.hint}>{t('impossible')}</p>;
  const { offered, checkedMs } = state;
  return (
    <>
      {state.problem ? (
        <Callout tone="warning" live="status">
          {t(`problem.${state.problem}`)}
        </Callout>
      ) : (
        <p className={styles.line} role="status">
          <StepWords state={state} />
        </p>
      )}
      {state.step === 'downloading' ? (
        <ProgressBar value={state.progress ?? 0} aria-label={t('title')} />
      ) : null}
      {checkedMs === null ? null : (
        <p className={styles.hint}>
          {t('checked', { when: formatMoment(checkedMs, now(), language) })}
        </p>
      )}
      {offered && offered.notes !== '' ? (
        <details>
          <summary className={styles.summary}>{t('notes', { version: offered.version })}</summary>
          <p className={styles.notes}>{offered.notes}</p>
        </details>
      ) : null}
      <UpdateButtons shell={props.shell} state={state} />
      <DesktopSwitch
        label={t('automatic')}
        hint={t('automaticHint')}
        checked={preferences.settings.automaticUpdates}
        locked={preferences.locked.includes('automaticUpdates')}
        onChange={(automaticUpdates) => void change({ automaticUpdates })}
      />
    </>
  );
}

function UpdateButtons(props: { readonly shell: Shell; readonly state: UpdateState }) {
  const styles = useStyles();
  const t = useTexts(updatesTexts);
  const language = useLanguage();
  const isInMeeting = useMeeting(({ phase }) => phase.at === 'in' || phase.at === 'joining');
  const [fault, setFault] = useState<Fault>();
  const { step, previous } = props.state;
  const run = async (name: 'updates:check' | 'updates:install' | 'updates:goBack') => {
    const reply = await props.shell.call(name, undefined);
    setFault(reply.ok ? undefined : reply.fault);
  };
  const isBusy = step === 'checking' || step === 'downloading' || step === 'installing';
  return (
    <>
      <div className={styles.buttons}>
        {step === 'ready' ? (
          <Button
            appearance="primary"
            disabled={isInMeeting}
            onClick={() => void run('updates:install')}
          >
            {t('install')}
          </Button>
        ) : (
          <Button
            disabled={isBusy || (step === 'available' && isInMeeting)}
            onClick={() => void run('updates:check')}
          >
            {t(step === 'available' ? 'download' : 'check')}
          </Button>
        )}
        {previous === null ? null : (
          <Button disabled={isBusy || isInMeeting} onClick={() => void run('updates:goBack')}>
            {t('goBack', { version: previous })}
          </Button>
        )}
      </div>
      {isInMeeting && (step === 'ready' || step === 'available') ? (
        <p className={styles.hint}>{t('inMeeting')}</p>
      ) : null}
      {fault ? (
        <Callout tone="error" live="alert">
          {faultSentence(fault, language, 'desktop')}
        </Callout>
      ) : null}
    </>
  );
}

function StepWords(props: { readonly state: UpdateState }) {
  const t = useTexts(updatesTexts);
  const { step, current, offered, progress, checkedMs } = props.state;
  const version = offered?.version ?? '';
  switch (step) {
    case 'idle':
    case 'failed':
      return t(checkedMs === null ? 'step.unknown' : 'step.idle', { version: current });
    case 'downloading':
      return t('step.downloading', { version, percent: Math.floor((progress ?? 0) * 100) });
    case 'available':
    case 'ready':
      return t(step === 'ready' ? 'step.ready' : 'step.available', { version });
    case 'checking':
    case 'installing':
      return t(step === 'checking' ? 'step.checking' : 'step.installing');
  }
}
