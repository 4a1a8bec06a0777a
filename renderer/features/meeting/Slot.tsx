import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowMove20Regular } from '@fluentui/react-icons/svg/arrow-move';
import { useState, type PointerEvent, type ReactNode } from 'react';
import type { Box } from '../../../domain/meeting/gallery.ts';
import { cornerAfter, keepInside, nearestCorner } from '../../../domain/meeting/selfView.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSession } from '../../react/client.tsx';
import { useSettings } from '../../react/stores.ts';
import { meetingTexts } from './texts.ts';

const useStyles = makeStyles({
  slot: { position: 'absolute' },
  away: { display: 'none' },
  floating: {
    zIndex: 1,
    borderRadius: '10px',
    boxShadow: tokens.shadow16,
    outline: `1px solid ${tokens.colorNeutralStroke1}`,
    cursor: 'grab',
    // A finger moves the picture, and not the page.
    touchAction: 'none',
    '&:hover [data-handle]': { opacity: 1 },
  },
  resting: {
    transitionProperty: 'left, top',
    transitionDuration: tokens.durationNormal,
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '1ms' },
  },
  dragged: { cursor: 'grabbing' },
  handle: {
    position: 'absolute',
    top: '6px',
    left: '6px',
    minWidth: '32px',
    opacity: 0,
    ':focus-visible': { opacity: 1 },
  },
});

/** A place on the stage. Without a box it is not to be seen now; with a room it floats there and can be moved. */
export function Slot(props: {
  readonly box: Box | undefined;
  /** Where it may float. */
  readonly room?: Box | undefined;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const { box, room } = props;
  const drag = useDrag(box, room);
  const shown = drag.box ?? box;
  const isFloating = box !== undefined && room !== undefined;
  return (
    <div
      className={mergeClasses(
        styles.slot,
        !box && styles.away,
        isFloating && styles.floating,
        isFloating && (drag.box ? styles.dragged : styles.resting),
      )}
      style={{ left: shown?.x, top: shown?.y, width: shown?.width, height: shown?.height }}
      {...(isFloating && drag.handlers)}
    >
      {props.children}
      {isFloating ? <Handle /> : null}
    </div>
  );
}

/** Moves the picture by the arrow keys, from corner to corner. */
function Handle() {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const session = useSession();
  const corner = useSettings((settings) => settings.selfCorner);
  const label = t('moveSelf', { corner: t(`corner.${corner}`) });
  return (
    <Button
      data-handle
      size="small"
      className={styles.handle}
      icon={<ArrowMove20Regular />}
      aria-label={label}
      title={label}
      onKeyDown={({ key }) => {
        const next = cornerAfter(corner, key);
        if (next !== corner) session.updateSettings({ selfCorner: next });
      }}
    />
  );
}

/** Follows the pointer inside the room; let go, the picture snaps to the nearest corner, which is remembered. */
function useDrag(box: Box | undefined, room: Box | undefined) {
  const session = useSession();
  /** From where the pointer took hold to where it is. */
  const [drag, setDrag] = useState<{ from: Point; to: Point }>();
  const dragged =
    drag && box && room
      ? keepInside(
          { ...box, x: box.x + drag.to.x - drag.from.x, y: box.y + drag.to.y - drag.from.y },
          room,
        )
      : undefined;
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from: pointOf(event), to: pointOf(event) });
    },
    onPointerMove: (event: PointerEvent) =>
      setDrag((before) => before && { ...before, to: pointOf(event) }),
    onPointerUp: () => {
      if (dragged && room) session.updateSettings({ selfCorner: nearestCorner(dragged, room) });
      setDrag(undefined);
    },
    onPointerCancel: () => setDrag(undefined),
  };
  return { box: dragged, handlers };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function pointOf({ clientX, clientY }: PointerEvent): Point {
  return { x: clientX, y: clientY };
}
