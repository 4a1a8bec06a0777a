import { Button, Field, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { ManagedInfo } from '../../../domain/desktop/upkeep.ts';
import type { Fault } from '../../../domain/fault.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import type { Shell } from '../../platform/index.ts';
import { useMeeting } from '../../react/stores.ts';
import { Callout } from '../../ui/Callout.tsx';
import { maintenanceTexts } from './maintenanceTexts.ts';
import { ResetDialog } from './ResetDialog.tsx';

const useStyles = makeStyles({
  line: { margin: 0 },
  list: { margin: '4px 0 0', paddingLeft: '20px' },
  service: { margin: '4px 0 0', userSelect: 'text', color: tokens.colorNeutralForeground2 },
  button: { justifySelf: 'start' },
});

/** Log files, reports of crashes, what an organisation decided, and starting over. */
export function MaintenanceSection(props: { readonly shell: Shell }) {
  const styles = useStyles();
  const t = useTexts(maintenanceTexts);
  const language = useLanguage();
  const { shell } = props;
  const [fault, setFault] = useState<Fault>();
  const isInMeeting = useMeeting(({ phase }) => phase.at === 'in' || phase.at === 'joining');
  const run = async (name: 'logs:open' | 'app:reset') => {
    const reply = await shell.call(name, undefined);
    setFault(reply.ok ? undefined : reply.fault);
  };
  return (
    <>
      <ManagedNote shell={shell} />
      <Field hint={t('logsHint')}>
        <Button className={styles.button} onClick={() => void run('logs:open')}>
          {t('openLogs')}
        </Button>
      </Field>
      <Crashes shell={shell} />
      <Field hint={t('resetHint')}>
        <ResetDialog disabled={isInMeeting} onConfirm={() => void run('app:reset')} />
      </Field>
      {fault ? (
        <Callout tone="error" live="alert">
          {faultSentence(fault, language, 'desktop')}
        </Callout>
      ) : null}
    </>
  );
}

function ManagedNote(props: { readonly shell: Shell }) {
  const styles = useStyles();
  const t = useTexts(maintenanceTexts);
  const [info, setInfo] = useState<ManagedInfo>();
  const { shell } = props;
  useEffect(() => {
    let isWanted = true;
    void shell.call('managed:get', undefined).then((reply) => {
      if (isWanted && reply.ok) setInfo(reply.value);
      return undefined;
    });
    return () => {
      isWanted = false;
    };
  }, [shell]);
  if (!info) return null;
  return (
    <>
      {info.isManaged ? (
        <Callout tone="info">
          <p className={styles.line}>{t('managed')}</p>
          {info.service === null ? null : (
            <p className={styles.service}>{t('managedService', { service: info.service })}</p>
          )}
        </Callout>
      ) : null}
      {info.problems.length > 0 ? (
        <Callout tone="warning">
          <p className={styles.line}>{t('managedFile', { path: info.path })}</p>
          <ul className={styles.list}>
            {info.problems.map(({ kind, at }) => (
              <li key={`${kind} ${at}`}>
                {kind === 'invalid'
                  ? t('problem.invalid', { at: at === '' ? t('problemFile') : at })
                  : t(`problem.${kind}`)}
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
    </>
  );
}

function Crashes(props: { readonly shell: Shell }) {
  const styles = useStyles();
  const t = useTexts(maintenanceTexts);
  const { shell } = props;
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isWanted = true;
    void shell.call('crash:reports', undefined).then((reply) => {
      if (isWanted && reply.ok) setCount(reply.value.length);
      return undefined;
    });
    return () => {
      isWanted = false;
    };
  }, [shell]);
  if (count === 0) return null;
  const clear = async () => {
    const reply = await shell.call('crash:clear', undefined);
    if (reply.ok) setCount(0);
  };
  return (
    <Field label={t('crashes', { count })} hint={t('crashesHint')}>
      <Button className={styles.button} onClick={() => void clear()}>
        {t('clearCrashes')}
      </Button>
    </Field>
  );
}
