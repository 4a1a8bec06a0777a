import { makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { bindPushToTalk, COMMAND_IDS, type ViewState } from '../../commands/index.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useMeeting, useView } from '../../react/stores.ts';
import { useShortcuts } from '../../react/useCommand.ts';
import { useTitle } from '../../react/useTitle.ts';
import { StageThemeProvider } from '../../ui/theme/ThemeProvider.tsx';
import { at } from '../../ui/theme/tokens.ts';
import { Banners } from './Banners.tsx';
import { Header } from './Header.tsx';
import { Stage } from './Stage.tsx';
import { meetingTexts } from './texts.ts';
import { Toolbar } from './Toolbar.tsx';

const useStyles = makeStyles({
  screen: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
  },
  incidents: { padding: '0 12px 8px', ':empty': { display: 'none' } },
  body: {
    flex: '1 1 0',
    display: 'flex',
    minHeight: 0,
    [at.narrow]: { flexDirection: 'column' },
  },
});

const ShortcutsDialog = lazy(async () => {
  const { ShortcutsDialog } = await import('./ShortcutsDialog.tsx');
  return { default: ShortcutsDialog };
});

const PictureInPicture = lazy(async () => {
  const { PictureInPicture } = await import('./PictureInPicture.tsx');
  return { default: PictureInPicture };
});

/** The small window while it is open. It goes with the meeting. */
function Picture() {
  const { picture } = useClient();
  const isOpen = useView((view) => view.hasPicture);
  useEffect(() => () => picture?.close(), [picture]);
  const window = isOpen ? picture?.window() : undefined;
  return window ? <PictureInPicture window={window} /> : null;
}

function usePushToTalk(): void {
  const { session } = useClient();
  useEffect(() => bindPushToTalk(window, session), [session]);
}

/** The side panels, which are features of their own. */
export type Panels = Readonly<Record<NonNullable<ViewState['panel']>, ReactNode>>;

/** The meeting while it is on. */
export function MeetingScreen(props: {
  readonly panels: Panels;
  /** What the service tells everybody, while it does. */
  readonly incidents: ReactNode;
}) {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const code = useMeeting((meeting) => meeting.code) ?? '';
  const panel = useView((view) => view.panel);
  useTitle(t('title', { code }));
  useShortcuts(COMMAND_IDS);
  usePushToTalk();
  const showsShortcuts = useView((view) => view.showsShortcuts);
  return (
    <StageThemeProvider className={styles.screen}>
      <Header title={t('title', { code })} />
      <div role="status" className={styles.incidents}>
        <Suspense>{props.incidents}</Suspense>
      </div>
      <Banners />
      <div className={styles.body}>
        <Stage />
        <Suspense>{panel && props.panels[panel]}</Suspense>
      </div>
      <Toolbar />
      <Suspense>
        <Picture />
      </Suspense>
      <Suspense>{showsShortcuts ? <ShortcutsDialog /> : null}</Suspense>
    </StageThemeProvider>
  );
}
