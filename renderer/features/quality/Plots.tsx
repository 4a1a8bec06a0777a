import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { PROMISES } from '../../../domain/quality/verdict.ts';
import { Plot } from '../../ui/Plot.tsx';
import { Choice } from './Choice.tsx';
import { PlotWindowBar } from './PlotWindowBar.tsx';
import { usePanelSpeech } from './usePanelSpeech.ts';
import { usePlotContents, type HdFigure } from './usePlotContents.ts';
import { usePlotWindow } from './usePlotWindow.ts';

const useStyles = makeStyles({
  plots: { display: 'flex', flexDirection: 'column', gap: '10px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  top: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
});

/** The course of each promise over the last minutes, or over earlier ones. */
export function Plots() {
  const styles = useStyles();
  const speech = usePanelSpeech();
  const [hdFigure, setHdFigure] = useState<HdFigure>('height');
  const window = usePlotWindow();
  const contents = usePlotContents(window, hdFigure, speech);
  const { t, words } = speech;
  const plotWords = { time: t('plot.time'), unknown: words.unknown, table: t('plot.table') };
  return (
    <div className={styles.plots}>
      <PlotWindowBar window={window} />
      {PROMISES.map((promise) => {
        const metric = words.promise(promise);
        return (
          <div key={promise}>
            <div className={styles.top}>
              <h3 className={styles.heading}>
                {promise === 'loss' ? t('plot.loss', { metric }) : metric}
              </h3>
              {promise === 'hd' ? (
                <Choice
                  name={t('plot.what')}
                  options={[
                    { id: 'height', label: t('plot.height') },
                    { id: 'frameRate', label: t('plot.frameRate') },
                  ]}
                  chosen={hdFigure}
                  onChoose={setHdFigure}
                />
              ) : null}
            </div>
            <Plot
              title={t('plot.name', { metric })}
              content={contents[promise]}
              words={plotWords}
              onPage={window.move}
            />
          </div>
        );
      })}
    </div>
  );
}
