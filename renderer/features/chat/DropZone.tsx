import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type DragEvent, type ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { chatTexts } from './texts.ts';

const useStyles = makeStyles({
  zone: {
    position: 'relative',
    flex: '1 1 0',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
  },
  mark: {
    position: 'absolute',
    inset: 0,
    zIndex: 1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    padding: '16px',
    textAlign: 'center',
    borderRadius: tokens.borderRadiusLarge,
    border: `2px dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForeground1,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    opacity: 0.94,
    pointerEvents: 'none',
  },
});

/** Takes files that are dropped on what is inside, and shows so while they are held over it. */
export function DropZone(props: {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const t = useTexts(chatTexts);
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  const left = ({ currentTarget, relatedTarget }: DragEvent) => {
    // Moving from one part inside to another leaves nothing.
    if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false);
  };
  const dropped = (event: DragEvent) => {
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    props.onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={styles.zone}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={left}
      onDrop={dropped}
    >
      {props.children}
      {isOver ? <div className={styles.mark}>{t('drop')}</div> : null}
    </div>
  );
}
