import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentError20Regular } from '@fluentui/react-icons/svg/document-error';
import { useState } from 'react';
import { PROMISES, SCOPES, type Scope } from '../../../domain/quality/verdict.ts';
import { commonTexts } from '../../i18n/commonTexts.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { usePeople, useQuality } from '../../react/stores.ts';
import { useCommand } from '../../react/useCommand.ts';
import { SidePanel } from '../../ui/SidePanel.tsx';
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
  about: { margin: '0 0 8px', color: tokens.colorNeutralForeground3 },
  parts: { display: 'flex', flexDirection: 'column', gap: '12px' },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))',
    gap: '8px',
  },
  report: { alignSelf: 'start' },
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
    <SidePanel name={common('command.quality')} close={{ label: t('close'), run: toggle.run }}>
      {isAlone && !isMeasured ? <p className={styles.about}>{t('alone')}</p> : <Measured />}
    </SidePanel>
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
      <ReportThis />
      <Plots />
      <StreamTable />
    </div>
  );
}

/** What is seen here is what the report proposes and attaches by itself. */
function ReportThis() {
  const styles = useStyles();
  const { t } = usePanelSpeech();
  const report = useCommand('report.toggle');
  return (
    <Button className={styles.report} icon={<DocumentError20Regular />} onClick={report.run}>
      {t('report')}
    </Button>
  );
}

function OutageLine() {
  const styles = useStyles();
  const speech = usePanelSpeech();
  const judgement = useQuality((quality) => quality.judgement);
  return judgement ? <p className={styles.small}>{outageWords(judgement, speech)}</p> : null;
}
