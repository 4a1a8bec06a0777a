import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import type { Member } from '../../../domain/meeting/member.ts';
import { commonTexts } from '../../i18n/commonTexts.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { usePeople } from '../../react/stores.ts';
import { useCommand } from '../../react/useCommand.ts';
import { at } from '../../ui/theme/tokens.ts';
import { meetingTexts } from './texts.ts';
import { useFigures } from './useFigures.ts';

const useStyles = makeStyles({
  panel: {
    boxSizing: 'border-box',
    flex: '0 0 320px',
    marginRight: '12px',
    padding: '12px 16px',
    overflowY: 'auto',
    borderRadius: '10px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    [at.narrow]: { flex: '0 1 44%', margin: '8px 12px 0' },
  },
  top: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  about: { margin: '0 0 8px', color: tokens.colorNeutralForeground3 },
  person: { padding: '10px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  name: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  list: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '2px 16px',
    fontVariantNumeric: 'tabular-nums',
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, textAlign: 'right' },
  sample: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** What the network really does, per person, in figures. */
export function QualityPanel() {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const common = useTexts(commonTexts);
  const members = usePeople((people) => people.members);
  const toggle = useCommand('quality.toggle');
  return (
    <aside className={styles.panel} aria-label={common('command.quality')}>
      <div className={styles.top}>
        <h2 className={styles.heading}>{common('command.quality')}</h2>
        <Button
          appearance="subtle"
          icon={<Dismiss20Regular />}
          aria-label={t('quality.close')}
          onClick={toggle.run}
        />
      </div>
      <p className={styles.about}>
        {members.length === 0 ? t('quality.alone') : t('quality.about')}
      </p>
      {members.map((member) => (
        <Person key={member.memberId} member={member} />
      ))}
    </aside>
  );
}

function Person(props: { readonly member: Member }) {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const figures = useFigures(props.member.memberId);
  const rows = ['resolution', 'frameRate', 'roundTrip', 'jitter', 'loss'] as const;
  return (
    <div className={styles.person}>
      <h3 className={styles.name} title={props.member.name}>
        {props.member.name}
      </h3>
      <dl className={styles.list}>
        {rows.map((row) => (
          <div key={row} style={{ display: 'contents' }}>
            <dt className={styles.term}>{t(`quality.${row}`)}</dt>
            <dd className={styles.value}>
              {figures[row]}
              {row === 'loss' && figures.packets !== undefined ? (
                <div className={styles.sample}>{figures.packets}</div>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
