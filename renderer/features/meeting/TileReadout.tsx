import { makeStyles, tokens } from '@fluentui/react-components';
import type { MemberId } from '../../../domain/ids.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { own } from '../../ui/theme/tokens.ts';
import { meetingTexts } from './texts.ts';
import { useFigures } from './useFigures.ts';

const useStyles = makeStyles({
  readout: {
    boxSizing: 'border-box',
    maxWidth: '100%',
    marginLeft: 'auto',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    padding: '4px 8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: own.stagePlate,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
    border: '1px solid transparent',
  },
  // A small tile keeps the picture; all figures stand in the panel beside it.
  path: { '@container (max-width: 250px)': { display: 'none' } },
});

/** The last seconds of a person's connection, small, on their tile. */
export function TileReadout(props: { readonly memberId: MemberId }) {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const { resolution, frameRate, roundTrip, jitter, loss } = useFigures(props.memberId);
  return (
    <div className={styles.readout}>
      <div>
        {resolution} · {frameRate}
      </div>
      <div className={styles.path}>{t('quality.onTile', { roundTrip, jitter, loss })}</div>
    </div>
  );
}
