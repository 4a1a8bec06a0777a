import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useMeeting } from '../../react/stores.ts';
import { peopleTexts } from './texts.ts';

const useStyles = makeStyles({
  lobby: {
    marginBottom: '12px',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  top: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '38px' },
  name: { flex: '1 1 auto', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
});

/** Who waits to be let in, in the order they came. */
export function Lobby() {
  const styles = useStyles();
  const t = useTexts(peopleTexts);
  const { host } = useClient().session;
  const waiting = useMeeting((meeting) => meeting.waiting);
  if (waiting.length === 0) return null;
  const heading = t('lobby', { count: waiting.length });
  return (
    <section className={styles.lobby} aria-label={heading}>
      <div className={styles.top}>
        <h3 className={styles.heading}>{heading}</h3>
        {waiting.length > 1 ? (
          <Button size="small" onClick={() => void host.admit(true)}>
            {t('admitAll')}
          </Button>
        ) : null}
      </div>
      <ul className={styles.list}>
        {waiting.map(({ lobbyId, name }) => (
          <li key={lobbyId} className={styles.row}>
            <span className={styles.name} title={name}>
              {name}
            </span>
            <Button
              size="small"
              appearance="primary"
              aria-label={t('admitName', { name })}
              onClick={() => void host.admit(true, lobbyId)}
            >
              {t('admit')}
            </Button>
            <Button
              size="small"
              aria-label={t('refuseName', { name })}
              onClick={() => void host.admit(false, lobbyId)}
            >
              {t('refuse')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
