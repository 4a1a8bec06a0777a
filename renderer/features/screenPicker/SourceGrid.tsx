import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Desktop48Regular } from '@fluentui/react-icons/svg/desktop';
import { Window48Regular } from '@fluentui/react-icons/svg/window';
import type { ScreenSource } from '../../../domain/desktop/screens.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { at } from '../../ui/theme/tokens.ts';
import { nameOf } from './nameOf.ts';
import { screenPickerTexts } from './texts.ts';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
    gap: '12px',
    // Room for the outlines of the cards, which stand out of them.
    padding: '4px',
    border: 'none',
    margin: 0,
    minWidth: 0,
    [at.phone]: { gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))' },
  },
  card: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '8px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    outline: `1px solid ${tokens.colorNeutralStroke2}`,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    ':focus-within': {
      outline: `3px solid ${tokens.colorStrokeFocus2}`,
    },
  },
  chosen: {
    outline: `3px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    [at.forced]: { outline: '3px solid Highlight' },
  },
  // The whole card is the radio button, unseen.
  radio: {
    position: 'absolute',
    inset: 0,
    width: '100%',
    height: '100%',
    margin: 0,
    opacity: 0,
    cursor: 'pointer',
  },
  picture: {
    aspectRatio: '16 / 9',
    width: '100%',
    objectFit: 'contain',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground6,
  },
  none: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    color: tokens.colorNeutralForeground3,
  },
  name: {
    lineHeight: '1.4',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitLineClamp: '2',
    WebkitBoxOrient: 'vertical',
  },
});

/** The sources of one kind as pictures to choose from, by pointer or by arrow keys. */
export function SourceGrid(props: {
  readonly label: string;
  readonly sources: readonly ScreenSource[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  /** Chosen by a double press, which needs no button any more. */
  readonly onTake: (id: string) => void;
}) {
  const styles = useStyles();
  const t = useTexts(screenPickerTexts);
  const { sources, chosen } = props;
  return (
    <div className={styles.grid} role="radiogroup" aria-label={props.label}>
      {sources.map((source) => {
        const name = nameOf(source, sources, t);
        return (
          <label
            key={source.id}
            className={mergeClasses(styles.card, source.id === chosen && styles.chosen)}
            title={name}
          >
            <input
              type="radio"
              name="screen-source"
              className={styles.radio}
              checked={source.id === chosen}
              onChange={() => props.onChoose(source.id)}
              onDoubleClick={() => props.onTake(source.id)}
            />
            <Picture source={source} />
            <span className={styles.name}>{name}</span>
          </label>
        );
      })}
    </div>
  );
}

function Picture(props: { readonly source: ScreenSource }) {
  const styles = useStyles();
  const t = useTexts(screenPickerTexts);
  const { kind, picture } = props.source;
  if (picture !== null) return <img className={styles.picture} src={picture} alt="" />;
  const Icon = kind === 'screen' ? Desktop48Regular : Window48Regular;
  return (
    <span className={mergeClasses(styles.picture, styles.none)} title={t('noPicture')}>
      <Icon aria-hidden="true" />
    </span>
  );
}
