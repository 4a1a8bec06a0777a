import { FluentProvider, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { contrastTheme, darkTheme, lightTheme, own, type UmeetTheme } from './tokens.ts';
import { useThemeName, type ThemeName } from './useThemeName.ts';

const THEMES: Readonly<Record<ThemeName, UmeetTheme>> = {
  light: lightTheme,
  dark: darkTheme,
  contrast: contrastTheme,
};

const useStyles = makeStyles({
  whole: { height: '100%', backgroundColor: 'transparent' },
  stage: { backgroundColor: own.stageGround, colorScheme: 'dark' },
});

/** The program's theme, as the system wants it now. */
export function ThemeProvider(props: { readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <FluentProvider
      theme={THEMES[useThemeName()]}
      className={styles.whole}
      applyStylesToPortals={false}
    >
      {props.children}
    </FluentProvider>
  );
}

/** The meeting's theme: dark whatever the system's theme is, but never against its contrast. */
export function StageThemeProvider(props: {
  readonly children: ReactNode;
  readonly className?: string;
  /** Of the window it is drawn in, when that is not the page's own. */
  readonly targetDocument?: Document;
}) {
  const styles = useStyles();
  const theme = useThemeName() === 'contrast' ? contrastTheme : darkTheme;
  return (
    <FluentProvider
      theme={theme}
      className={mergeClasses(styles.stage, props.className)}
      {...(props.targetDocument && { targetDocument: props.targetDocument })}
      // A menu takes the colours along, and not the size and ground of the stage.
      applyStylesToPortals={false}
    >
      {props.children}
    </FluentProvider>
  );
}
