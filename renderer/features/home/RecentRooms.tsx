import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useSettings } from '../../react/stores.ts';
import { useFollowInvitation } from '../../react/useFollowInvitation.ts';
import { homeTexts } from './texts.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '8px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  empty: { margin: 0, color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { flex: '1 1 auto', minWidth: 0 },
  code: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Rooms joined before, newest first. */
export function RecentRooms() {
  const styles = useStyles();
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const { now } = useClient();
  const follow = useFollowInvitation();
  const rooms = useSettings((settings) => settings.recentRooms);
  return (
    <section className={styles.section} aria-labelledby="recent-rooms">
      <h2 id="recent-rooms" className={styles.heading}>
        {t('recent')}
      </h2>
      {rooms.length === 0 ? <p className={styles.empty}>{t('recentEmpty')}</p> : null}
      <ul className={styles.list}>
        {rooms.map((room) => (
          <li key={room.code} className={styles.row}>
            <div className={styles.words}>
              <div className={styles.code}>{room.code}</div>
              <div className={styles.when}>
                {t('lastJoined', { moment: formatMoment(room.joinedAtMs, now(), language) })}
              </div>
            </div>
            <Button
              aria-label={t('joinRoom', { code: room.code })}
              onClick={() => follow(room.link ?? room.code)}
            >
              {t('join')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
