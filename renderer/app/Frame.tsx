import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useTexts } from '../i18n/useTexts.ts';
import { useDesk } from '../react/stores.ts';
import { at } from '../ui/theme/tokens.ts';
import { loadAdmin, RAIL_FEATURES } from './features.ts';
import { StatusStrip } from './StatusStrip.tsx';
import { appTexts } from './texts.ts';

const useStyles = makeStyles({
  frame: {
    height: '100%',
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    [at.phone]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'auto minmax(0, 1fr) auto',
    },
  },
  rail: {
    gridRow: '1 / 3',
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '12px 8px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke3}`,
    [at.phone]: {
      gridRow: 3,
      flexDirection: 'row',
      justifyContent: 'space-evenly',
      padding: '4px 8px max(4px, env(safe-area-inset-bottom))',
      borderRight: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    },
  },
  entry: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '2px',
    minWidth: '60px',
    padding: '8px 4px',
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  here: {
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
    [at.forced]: { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  strip: { gridColumn: 2, [at.phone]: { gridColumn: 1, gridRow: 1 } },
  page: {
    gridColumn: 2,
    overflowY: 'auto',
    position: 'relative',
    [at.phone]: { gridColumn: 1, gridRow: 2 },
  },
});

/** The program around a screen: rail, status strip, page. On a phone the rail lies at the bottom. */
export function Frame(props: { readonly children: ReactNode }) {
  const styles = useStyles();
  const t = useTexts(appTexts);
  const [path] = useLocation();
  const hasDeskKey = useDesk((desk) => desk.hasKey);
  useEffect(() => {
    // Whoever keeps the key works there.
    if (hasDeskKey) fetchEarly(loadAdmin);
  }, [hasDeskKey]);
  return (
    <div className={styles.frame}>
      <nav className={styles.rail} aria-label={t('navigation')}>
        {RAIL_FEATURES.filter(({ isForDesk }) => !isForDesk || hasDeskKey).map((feature) => {
          const here = path === feature.route;
          const Icon = here ? feature.activeIcon : feature.icon;
          return (
            <Link
              key={feature.route}
              href={feature.route}
              className={mergeClasses(styles.entry, here && styles.here)}
              aria-current={here ? 'page' : undefined}
              onPointerEnter={() => fetchEarly(feature.load)}
              onFocus={() => fetchEarly(feature.load)}
            >
              <Icon />
              {t(feature.label)}
            </Link>
          );
        })}
      </nav>
      <div className={styles.strip}>
        <StatusStrip />
      </div>
      <main className={styles.page}>{props.children}</main>
    </div>
  );
}

/** What does not come now is asked for again when it is opened. */
function fetchEarly(load: (() => Promise<unknown>) | undefined): void {
  load?.().catch(() => undefined);
}
