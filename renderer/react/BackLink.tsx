import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons/svg/arrow-left';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

const useStyles = makeStyles({
  back: {
    alignSelf: 'start',
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** The way from one of many to all of them; `href` is their route. */
export function BackLink(props: { readonly href: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <Link href={props.href} className={styles.back}>
      <ArrowLeft20Regular aria-hidden="true" />
      {props.children}
    </Link>
  );
}
