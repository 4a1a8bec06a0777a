import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';

const useStyles = makeStyles({
  video: {
    position: 'absolute',
    inset: 0,
    width: '100%',
    height: '100%',
    objectFit: 'cover',
    display: 'block',
  },
  mirrored: { transform: 'scaleX(-1)' },
  // An upright picture (a phone) in a lying tile would lose the head and the chin.
  whole: { objectFit: 'contain' },
});

/** A stream's picture without its sound; see-through until its first frame. */
export function VideoView(props: {
  readonly stream: MediaStream | undefined;
  readonly mirrored?: boolean;
  /** All of it, with bars beside it where it does not fit. */
  readonly whole?: boolean;
  /** Says when there is a picture and when there is none (any more). */
  readonly onPicture?: (shown: boolean) => void;
}) {
  const styles = useStyles();
  const video = useRef<HTMLVideoElement>(null);
  const [picture, setPicture] = useState<'none' | 'lying' | 'upright'>('none');
  const { stream, onPicture } = props;
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream ?? null;
    setPicture('none');
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  useEffect(() => onPicture?.(picture !== 'none'), [picture, onPicture]);
  const look = (element: HTMLVideoElement) => {
    if (element.videoWidth === 0) return;
    setPicture(element.videoHeight > element.videoWidth ? 'upright' : 'lying');
  };
  return (
    <video
      ref={video}
      autoPlay
      muted
      playsInline
      aria-hidden="true"
      tabIndex={-1}
      className={mergeClasses(
        styles.video,
        props.mirrored && styles.mirrored,
        (props.whole || picture === 'upright') && styles.whole,
      )}
      onLoadedData={(event) => look(event.currentTarget)}
      onResize={(event) => look(event.currentTarget)}
    />
  );
}
