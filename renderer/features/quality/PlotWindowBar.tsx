import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeft20Regular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRight20Regular } from '@fluentui/react-icons/svg/chevron-right';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { usePanelSpeech } from './usePanelSpeech.ts';
import type { PlotWindow } from './usePlotWindow.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px' },
  words: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** Leads the plots to earlier parts of the call and back. */
export function PlotWindowBar(props: { readonly window: PlotWindow }) {
  const styles = useStyles();
  const { t } = usePanelSpeech();
  const { now } = useClient();
  const language = useLanguage();
  const { fromMs, toMs, isLive, canGoBack, ticks, move, goLive } = props.window;
  const moment = (atMs: number) => formatMoment(atMs, now(), language);
  const past = t('window.past', { from: moment(fromMs), to: moment(toMs) });
  return (
    <div role="group" aria-label={t('window')} className={styles.bar}>
      <Button
        size="small"
        appearance="subtle"
        icon={<ChevronLeft20Regular />}
        aria-label={t('window.earlier')}
        title={t('window.earlier')}
        disabled={!canGoBack}
        onClick={() => move(-1)}
      />
      <span className={styles.words}>{isLive ? t('window.live') : past}</span>
      <Button
        size="small"
        appearance="subtle"
        icon={<ChevronRight20Regular />}
        aria-label={t('window.later')}
        title={t('window.later')}
        disabled={isLive}
        onClick={() => move(1)}
      />
      {isLive ? null : (
        <Button size="small" onClick={goLive}>
          {t('window.back')}
        </Button>
      )}
      {!isLive && ticks.length === 0 ? (
        <span className={styles.words}>{t('window.empty')}</span>
      ) : null}
    </div>
  );
}
