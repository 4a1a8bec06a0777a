import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Megaphone20Regular } from '@fluentui/react-icons/svg/megaphone';
import { Wrench20Regular } from '@fluentui/react-icons/svg/wrench';
import { useState } from 'react';
import type { Fault } from '../../../domain/fault.ts';
import type { IncidentKind } from '../../../domain/incidents/incident.ts';
import type { Reply } from '../../../domain/reply.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useDesk } from '../../react/stores.ts';
import { useServiceNow } from '../../react/useServiceNow.ts';
import { Callout } from '../../ui/Callout.tsx';
import { DeclareForm } from './DeclareForm.tsx';
import { IncidentCard } from './IncidentCard.tsx';
import { incidentTexts } from './incidentTexts.ts';

const useStyles = makeStyles({
  tab: {
    flex: '1 1 0',
    minHeight: 0,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    padding: '8px 2px 20px',
  },
  inner: {
    width: '100%',
    maxWidth: '900px',
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
  },
  about: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
  },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** What the desk tells everybody, and how far it has reached. */
export function IncidentsTab() {
  const styles = useStyles();
  const t = useTexts(incidentTexts);
  const language = useLanguage();
  const { session, place } = useClient();
  const incidents = useDesk((desk) => desk.incidents);
  const nowMs = useServiceNow(useDesk((desk) => desk.clockOffsetMs));
  const [kind, setKind] = useState<IncidentKind>();
  const [said, setSaid] = useState('');
  const [fault, setFault] = useState<Fault>();
  const settle = (reply: Reply<null>, words: string): boolean => {
    setFault(reply.ok ? undefined : reply.fault);
    setSaid(reply.ok ? words : '');
    return reply.ok;
  };
  return (
    <div className={styles.tab}>
      <div className={styles.inner}>
        <p className={styles.about}>{t('about')}</p>
        {fault ? (
          <Callout tone="error" live="alert">
            {faultSentence(fault, language, place)}
          </Callout>
        ) : null}
        <div role="status">{said ? <Callout tone="done">{said}</Callout> : null}</div>
        {kind ? (
          <DeclareForm
            key={kind}
            kind={kind}
            onCancel={() => setKind(undefined)}
            onDeclare={async (body) => {
              const reply = await session.desk.declare(body);
              if (settle(reply, t('done.declared'))) setKind(undefined);
            }}
          />
        ) : (
          <div className={styles.buttons}>
            <Button
              appearance="primary"
              icon={<Megaphone20Regular />}
              onClick={() => setKind('incident')}
            >
              {t('declare')}
            </Button>
            <Button icon={<Wrench20Regular />} onClick={() => setKind('maintenance')}>
              {t('plan')}
            </Button>
          </div>
        )}
        {incidents.length === 0 ? (
          <p className={styles.none}>{t('none')}</p>
        ) : (
          <ul className={styles.list} aria-label={t('list')}>
            {incidents.map((entry) => (
              <IncidentCard
                key={entry.incident.incidentId}
                entry={entry}
                nowMs={nowMs}
                onTell={async (event) => {
                  const reply = await session.desk.tell(entry.incident.incidentId, event);
                  const done = event.type === 'updated' ? t('done.updated') : t('done.allClear');
                  return settle(reply, done);
                }}
              />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
