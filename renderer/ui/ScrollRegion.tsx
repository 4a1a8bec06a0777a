import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  region: {
    overflow: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
});

/** A part of the screen that scrolls by itself, for instance a wide table, by the keyboard as well. */
export function ScrollRegion(props: {
  readonly name: string;
  readonly id?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div
      id={props.id}
      role="region"
      aria-label={props.name}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys scroll what has the focus
      tabIndex={0}
      className={mergeClasses(styles.region, props.className)}
    >
      {props.children}
    </div>
  );
}
