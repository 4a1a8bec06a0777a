import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { meterFraction } from './meterFraction.ts';

const SAMPLE_MS = 60;
// Assistive technology needs to know that there is sound, not each syllable.
const SAMPLES_PER_REPORT = 8;

const useStyles = makeStyles({
  trough: {
    height: '6px',
    borderRadius: '3px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground5,
    forcedColorAdjust: 'none',
  },
  fill: {
    height: '100%',
    borderRadius: '3px',
    backgroundColor: tokens.colorBrandBackground,
    transformOrigin: 'left',
    transform: 'scaleX(0)',
    transition: 'transform 80ms linear',
  },
});

/** A live level. `read` gives 0 to 1 (root mean square) or `undefined` while there is none. */
export function LevelMeter(props: {
  readonly label: string;
  readonly read: () => number | undefined;
}) {
  const styles = useStyles();
  const fill = useRef<HTMLDivElement>(null);
  const [percent, setPercent] = useState(0);
  const { read } = props;
  useEffect(() => {
    let samples = 0;
    let loudest = 0;
    const timer = window.setInterval(() => {
      const fraction = meterFraction(read() ?? 0);
      if (fill.current) fill.current.style.transform = `scaleX(${fraction})`;
      loudest = Math.max(loudest, fraction);
      samples += 1;
      if (samples % SAMPLES_PER_REPORT !== 0) return;
      setPercent(Math.round(loudest * 100));
      loudest = 0;
    }, SAMPLE_MS);
    return () => window.clearInterval(timer);
  }, [read]);
  return (
    <div
      role="meter"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={styles.trough}
    >
      <div ref={fill} className={styles.fill} />
    </div>
  );
}
