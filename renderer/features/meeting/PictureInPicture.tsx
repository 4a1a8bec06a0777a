import { createDOMRenderer, makeStyles, RendererProvider } from '@fluentui/react-components';
import { CallEnd24Regular } from '@fluentui/react-icons/svg/call-end';
import { Mic24Regular } from '@fluentui/react-icons/svg/mic';
import { MicOff24Regular } from '@fluentui/react-icons/svg/mic-off';
import { PictureInPictureExit24Regular } from '@fluentui/react-icons/svg/picture-in-picture-exit';
import { Video24Regular } from '@fluentui/react-icons/svg/video';
import { VideoOff24Regular } from '@fluentui/react-icons/svg/video-off';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { bindPushToTalk } from '../../commands/index.ts';
import { commonTexts } from '../../i18n/commonTexts.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useSession } from '../../react/client.tsx';
import { useCommand, useShortcuts } from '../../react/useCommand.ts';
import { StageThemeProvider } from '../../ui/theme/ThemeProvider.tsx';
import { SelfTile } from './SelfTile.tsx';
import { useMain, useTiles } from './Stage.tsx';
import { meetingTexts } from './texts.ts';
import { ToolbarButton } from './ToolbarButton.tsx';

const KEYS = ['microphone.toggle', 'camera.toggle', 'picture.toggle', 'meeting.leave'] as const;

const useStyles = makeStyles({
  picture: { height: '100vh', display: 'flex', flexDirection: 'column' },
  tile: {
    position: 'relative',
    flex: '1 1 0',
    minHeight: 0,
    // Where it is shown in the page is changed in the page.
    '& [data-actions]': { display: 'none' },
  },
  bar: { display: 'flex', justifyContent: 'center', gap: '8px', padding: '4px' },
});

/** The meeting in a small window of its own: who speaks, or is pinned, and what is needed at once. */
export function PictureInPicture(props: { readonly window: Window }) {
  const target = props.window.document;
  const [renderer] = useState(() => createDOMRenderer(target));
  const title = useTexts(commonTexts)('app.name');
  const language = useLanguage();
  useEffect(() => furnish(props.window, title, language), [props.window, title, language]);
  return createPortal(
    <RendererProvider renderer={renderer} targetDocument={target}>
      <Content window={props.window} />
    </RendererProvider>,
    target.body,
  );
}

/** What the page has from its markup and stylesheet. */
function furnish({ document }: Window, title: string, language: string): void {
  document.title = title;
  document.documentElement.lang = language;
  document.body.style.margin = '0';
}

function Content(props: { readonly window: Window }) {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const session = useSession();
  const tiles = useTiles();
  const mainId = useMain(tiles, 'speaker');
  const microphone = useCommand('microphone.toggle');
  const camera = useCommand('camera.toggle');
  const toggle = useCommand('picture.toggle');
  useShortcuts(KEYS, props.window);
  useEffect(() => bindPushToTalk(props.window, session), [props.window, session]);
  const back = {
    ...toggle,
    run: () => {
      // While there is a press of a button behind it: later the browser would not let the page come forward.
      window.focus();
      toggle.run();
    },
  };
  return (
    <StageThemeProvider className={styles.picture} targetDocument={props.window.document}>
      <div key={mainId} className={styles.tile}>
        {tiles.find(({ id }) => id === mainId)?.content ?? <SelfTile />}
      </div>
      <div role="toolbar" aria-label={t('controls')} className={styles.bar}>
        <ToolbarButton
          command={microphone}
          stopsSending
          icon={microphone.pressed ? <MicOff24Regular /> : <Mic24Regular />}
        />
        <ToolbarButton
          command={camera}
          stopsSending
          icon={camera.pressed ? <VideoOff24Regular /> : <Video24Regular />}
        />
        <ToolbarButton command={back} icon={<PictureInPictureExit24Regular />} />
        <ToolbarButton command={useCommand('meeting.leave')} icon={<CallEnd24Regular />} danger />
      </div>
    </StageThemeProvider>
  );
}
