import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { at } from './theme/tokens.ts';

const useStyles = makeStyles({
  heading: {
    margin: 0,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
  large: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    [at.phone]: { fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  },
  small: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

/**
 * The heading of a screen. It takes the focus when the screen appears, so that keyboard and screen reader start
 * there; `focus` false leaves it to a field that is the better start.
 */
export function ScreenHeading(props: {
  readonly children: ReactNode;
  readonly focus?: boolean;
  readonly size?: 'large' | 'small';
}) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const wanted = props.focus ?? true;
  useEffect(() => {
    if (wanted) heading.current?.focus({ preventScroll: true });
  }, [wanted]);
  return (
    <h1
      ref={heading}
      tabIndex={-1}
      className={mergeClasses(styles.heading, styles[props.size ?? 'large'])}
    >
      {props.children}
    </h1>
  );
}
