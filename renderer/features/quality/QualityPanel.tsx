import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import { PROMISES, SCOPES, type Scope } from '../../../domain/quality/verdict.ts';
import { commonTexts } from '../../i18n/commonTexts.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { usePeople, useQuality } from '../../react/stores.ts';
import { useCommand } from '../../react/useCommand.ts';
import { at } from '../../ui/theme/tokens.ts';
import { outageWords } from './callText.ts';
import { Choice } from './Choice.tsx';
import { KeepBar } from './KeepBar.tsx';
import { Plots } from './Plots.tsx';
import { PromiseCard } from './PromiseCard.tsx';
import { StreamTable } from './StreamTable.tsx';
import { usePanelSpeech } from './usePanelSpeech.ts';
import { WhoseSide } from './WhoseSide.tsx';
import { SCOPE_NAMES } from './words.ts';

const useStyles = makeStyles({
  panel: {
    boxSizing: 'border-box',
    flex: '0 0 clamp(320px, 33vw, 460px)',
    marginRight: '12px',
    padding: '12px 16px',
    overflowY: 'auto',
    borderRadius: '10px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    [at.narrow]: { flex: '0 1 56%', margin: '8px 12px 0' },
  },
  top: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  about: { margin: '0 0 8px', color: tokens.colorNeutralForeground3 },
  parts: { display: 'flex', flexDirection: 'column', gap: '12px' },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))',
    gap: '8px',
  },
  small: { margin: 0, fontVariantNumeric: 'tabular-nums' },
});

/** What was measured, beside what the contract promises. */
export function QualityPanel() {
  const styles = useStyles();
  const common = useTexts(commonTexts);
  const { t } = usePanelSpeech();
  const toggle = useCommand('quality.toggle');
  const isMeasured = useQuality((quality) => quality.judgement !== undefined);
  const isAlone = usePeople((people) => people.members.length === 0);
  return (
    <aside className={styles.panel} aria-label={common('command.quality')}>
      <div className={styles.top}>
        <h2 className={styles.heading}>{common('command.quality')}</h2>
        <Button
          appearance="subtle"
          icon={<Dismiss20Regular />}
          aria-label={t('close')}
          onClick={toggle.run}
        />
      </div>
      {isAlone && !isMeasured ? <p className={styles.about}>{t('alone')}</p> : <Measured />}
    </aside>
  );
}

function Measured() {
  const styles = useStyles();
  const { t } = usePanelSpeech();
  const [scope, setScope] = useState<Scope>('now');
  return (
    <div className={styles.parts}>
      <WhoseSide />
      <Choice
        name={t('scope')}
        options={SCOPES.map((id) => ({ id, label: t(SCOPE_NAMES[id]) }))}
        chosen={scope}
        onChoose={setScope}
      />
      <div className={styles.cards}>
        {PROMISES.map((promise) => (
          <PromiseCard key={promise} promise={promise} scope={scope} />
        ))}
      </div>
      <OutageLine />
      <KeepBar scope={scope} />
      <Plots />
      <StreamTable />
    </div>
  );
}

function OutageLine() {
  const styles = useStyles();
  const speech = usePanelSpeech();
  const judgement = useQuality((quality) => quality.judgement);
  return judgement ? <p className={styles.small}>{outageWords(judgement, speech)}</p> : null;
}
