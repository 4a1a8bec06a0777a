import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { HandRight20Filled } from '@fluentui/react-icons/svg/hand-right';
import { MicOff20Regular } from '@fluentui/react-icons/svg/mic-off';
import type { ReactNode } from 'react';
import { Avatar } from '../../ui/Avatar.tsx';
import { useHiddenStyles } from '../../ui/hidden.ts';
import { own } from '../../ui/theme/tokens.ts';

/** Tiles of a full page or a strip: less and less room for what is not needed at once. */
const MEDIUM = '@container (max-height: 220px)';
const SMALL = '@container (max-height: 140px)';
const TINY = '@container (max-height: 100px)';

const useStyles = makeStyles({
  tile: {
    position: 'absolute',
    inset: 0,
    overflow: 'hidden',
    borderRadius: '10px',
    border: '1px solid transparent',
    backgroundColor: own.stageTile,
    color: own.stageText,
    containerType: 'size',
    '&:hover [data-actions]': { opacity: 1 },
  },
  centre: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '10px',
    // The name stays off the face.
    [MEDIUM]: { bottom: '36px' },
    [SMALL]: { bottom: '26px', gap: '4px' },
  },
  state: {
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground2,
    [SMALL]: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
    // Still told to those who cannot see that there is no picture.
    [TINY]: { position: 'absolute', clipPath: 'inset(50%)' },
  },
  plate: {
    boxSizing: 'border-box',
    maxWidth: 'calc(100% - 16px)',
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    padding: '3px 8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: own.stagePlate,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    border: '1px solid transparent',
    [SMALL]: {
      maxWidth: 'calc(100% - 8px)',
      padding: '0 6px',
      fontSize: tokens.fontSizeBase200,
      lineHeight: tokens.lineHeightBase200,
      gap: '4px',
    },
  },
  signs: {
    position: 'absolute',
    right: '8px',
    bottom: '8px',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    gap: '6px',
    zIndex: 1,
    // Below is the name.
    [SMALL]: { top: '4px', bottom: 'auto', right: '4px' },
  },
  // Shown when it is asked for; on a screen without a pointer it always is.
  actions: {
    '@media (hover: hover)': { opacity: 0 },
    ':focus-within': { opacity: 1 },
  },
  speaking: { outline: `3px solid ${own.speaking}`, outlineOffset: '-3px' },
  name: {
    position: 'absolute',
    left: '8px',
    bottom: '8px',
    [SMALL]: { left: '4px', bottom: '4px' },
  },
  // Beside the buttons in the other corner.
  shared: { maxWidth: 'calc(100% - 60px)', [SMALL]: { maxWidth: 'calc(100% - 8px)' } },
  nameText: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  // What is said at the top shares the width: the state on the left, what is wrong on the right or below it.
  top: {
    position: 'absolute',
    top: '8px',
    left: '8px',
    right: '8px',
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: '4px',
  },
  mark: { marginLeft: 'auto', minWidth: 0 },
  // On a very small tile the state comes first.
  second: { [SMALL]: { display: 'none' } },
  icon: { flexShrink: 0, [SMALL]: { width: '16px', height: '16px' } },
});

/** A person's place on the stage. Says in words and signs what the picture cannot. */
export function Tile(props: {
  /** Accessible name of the region and the words on the name plate. */
  readonly label: string;
  /** Whose initials stand in for a picture. */
  readonly person: string;
  readonly video: ReactNode;
  /** Whether the video shows a picture now. */
  readonly picture: boolean;
  /** Why there is no microphone to hear, in words; `undefined` when there is one. */
  readonly silent: string | undefined;
  /** State of the connection, in words. */
  readonly state?: string | undefined;
  /** Why there is no picture, for those who cannot see that there is none. */
  readonly noPicture?: string | undefined;
  /** What is wrong with the connection, if anything. */
  readonly mark?: ReactNode;
  /** That their hand is up, in words. */
  readonly hand?: string | undefined;
  /** Signs they gave just now. */
  readonly reactions?: ReactNode;
  /** That they speak, in words. */
  readonly speaking?: string | undefined;
  /** What can be done with the tile. */
  readonly actions?: ReactNode;
}) {
  const styles = useStyles();
  const hidden = useHiddenStyles();
  return (
    <section
      aria-label={props.label}
      className={mergeClasses(styles.tile, props.speaking !== undefined && styles.speaking)}
    >
      {props.video}
      {props.picture ? null : (
        <div className={styles.centre}>
          <Avatar name={props.person} />
          {props.state ? <div className={styles.state}>{props.state}</div> : null}
          {props.noPicture ? <span className={hidden.hidden}>{props.noPicture}</span> : null}
        </div>
      )}
      <div className={styles.top}>
        {props.picture && props.state ? <div className={styles.plate}>{props.state}</div> : null}
        {props.mark ? (
          <div className={mergeClasses(styles.mark, props.state && styles.second)}>
            {props.mark}
          </div>
        ) : null}
      </div>
      <div className={styles.signs}>
        {props.reactions}
        <div data-actions className={styles.actions}>
          {props.actions}
        </div>
      </div>
      <div
        className={mergeClasses(
          styles.plate,
          styles.name,
          props.actions !== undefined && styles.shared,
        )}
      >
        {props.speaking ? <span className={hidden.hidden}>{props.speaking}</span> : null}
        {props.hand ? (
          <>
            <HandRight20Filled aria-hidden="true" className={styles.icon} />
            <span className={hidden.hidden}>{props.hand}</span>
          </>
        ) : null}
        {props.silent ? (
          <>
            <MicOff20Regular aria-hidden="true" className={styles.icon} />
            <span className={hidden.hidden}>{props.silent}</span>
          </>
        ) : null}
        <span className={styles.nameText} title={props.label}>
          {props.label}
        </span>
      </div>
    </section>
  );
}
