import { makeStyles, tokens } from '@fluentui/react-components';
import { streamRows } from '../../../domain/quality/showing/tableRows.ts';
import { useQuality } from '../../react/stores.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { usePanelSpeech } from './usePanelSpeech.ts';
import { COLUMNS, rowWords } from './words.ts';

/** What the table is about, and the text of it that is copied. */
export const TABLE_MS = 10_000;

const useStyles = makeStyles({
  table: {
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    '& th, & td': {
      padding: '4px 8px',
      textAlign: 'left',
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
    '& thead th': {
      color: tokens.colorNeutralForeground2,
      fontWeight: tokens.fontWeightRegular,
    },
    // The person stays in sight while the figures are scrolled.
    '& th:first-child': {
      position: 'sticky',
      left: 0,
      maxWidth: '12em',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      backgroundColor: tokens.colorNeutralBackground1,
    },
  },
  about: {
    captionSide: 'top',
    paddingBottom: '4px',
    textAlign: 'left',
    color: tokens.colorNeutralForeground2,
  },
});

/** Every stream of every person over the last seconds. */
export function StreamTable() {
  const styles = useStyles();
  const speech = usePanelSpeech();
  const { t, nameOf } = speech;
  const ticks = useQuality((quality) => quality.ticks);
  return (
    <ScrollRegion name={t('streams')}>
      <table className={styles.table}>
        <caption className={styles.about}>
          {t('streams')} · {t('streams.about')}
        </caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {streamRows(ticks, TABLE_MS).map((row) => (
            <tr key={`${row.memberId} ${row.direction} ${row.kind}`}>
              <th scope="row">{nameOf(row.memberId)}</th>
              {rowWords(row, speech).map((cell, index) => (
                <td key={COLUMNS[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
