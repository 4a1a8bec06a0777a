import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  mergeClasses,
  Spinner,
  Tab,
  TabList,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ScreenRequest, ScreenSource } from '../../../domain/desktop/screens.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import type { Shell } from '../../platform/index.ts';
import { SystemSettingsButton } from '../../react/SystemSettingsButton.tsx';
import { usePrivacy } from '../../react/usePrivacy.ts';
import { Callout } from '../../ui/Callout.tsx';
import { SourceGrid } from './SourceGrid.tsx';
import { screenPickerTexts } from './texts.ts';
import { useSources, type Sources } from './useSources.ts';

const useStyles = makeStyles({
  surface: { maxWidth: 'min(920px, calc(100vw - 32px))' },
  body: { maxHeight: 'calc(100dvh - 96px)' },
  content: { display: 'flex', flexDirection: 'column', gap: '12px', overflow: 'hidden' },
  // Scrolls by itself, so that tabs and sound stay in sight.
  sources: { flex: '1 1 auto', minHeight: '200px', overflowY: 'auto' },
  middle: { display: 'grid', placeContent: 'center', textAlign: 'center' },
});

const TABS = ['screen', 'window'] as const;
type TabName = (typeof TABS)[number];

/** Lets the person choose a screen or a window to share, and answers the request. */
export function ScreenPicker(props: {
  readonly shell: Shell;
  readonly request: ScreenRequest;
  /** Closed by this and not by taking it from the page, which would leave all else hidden from assistive technology. */
  readonly isOpen: boolean;
  /** The request is answered, one way or the other. */
  readonly onDone: () => void;
}) {
  const styles = useStyles();
  const t = useTexts(screenPickerTexts);
  const { shell, isOpen, onDone } = props;
  const { request, audio: mayShareAudio } = props.request;
  const sources = useSources(shell, isOpen ? request : undefined);
  const [wished, setWished] = useState<string>();
  const [audio, setAudio] = useState(false);
  const [isGone, setGone] = useState(false);
  // What has gone meanwhile is not chosen any more.
  const chosen = idsOf(sources).includes(wished ?? '') ? wished : undefined;

  const isChoice = typeof sources !== 'object' || sources.access === 'allowed';

  const choose = (id: string) => {
    setGone(false);
    setWished(id);
  };
  const answer = async (id: string | undefined) => {
    const choice = id === undefined ? null : { id, audio: audio && mayShareAudio };
    const reply = await shell.call('screen:answer', { request, choice });
    // Anything but a window that was just closed means that nobody waits for the answer any more.
    if (!reply.ok && reply.fault.code === 'bad-request') setGone(true);
    else onDone();
  };
  return (
    <Dialog open={isOpen} onOpenChange={() => void answer(undefined)}>
      <DialogSurface className={styles.surface}>
        <DialogBody className={styles.body}>
          <DialogTitle>{t('title')}</DialogTitle>
          <DialogContent className={styles.content}>
            {isGone ? (
              <Callout tone="warning" live="alert">
                {t('gone')}
              </Callout>
            ) : null}
            <Choice
              sources={sources}
              shell={shell}
              chosen={chosen}
              onChoose={choose}
              onTake={(id) => void answer(id)}
            />
            {mayShareAudio && isChoice ? (
              <Field hint={audio ? t('audioHint') : undefined}>
                <Checkbox
                  label={t('audio')}
                  checked={audio}
                  onChange={(_, data) => setAudio(data.checked === true)}
                />
              </Field>
            ) : null}
          </DialogContent>
          <DialogActions>
            <Button onClick={() => void answer(undefined)}>{t('cancel')}</Button>
            {isChoice ? (
              <Button
                appearance="primary"
                disabledFocusable={chosen === undefined}
                onClick={() => void answer(chosen)}
              >
                {t('share')}
              </Button>
            ) : null}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Choice(props: {
  readonly sources: Sources;
  readonly shell: Shell;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onTake: (id: string) => void;
}) {
  const styles = useStyles();
  const t = useTexts(screenPickerTexts);
  const [tab, setTab] = useState<TabName>('screen');
  const { sources } = props;
  if (sources === 'loading') {
    return (
      <div className={mergeClasses(styles.sources, styles.middle)}>
        <Spinner label={t('loading')} labelPosition="below" />
      </div>
    );
  }
  if (sources === 'failed') {
    return (
      <Callout tone="warning" live="alert">
        {t('failed')}
      </Callout>
    );
  }
  if (sources.access === 'refused') return <Refused shell={props.shell} />;
  const shown = sources.sources.filter(({ kind }) => kind === tab);
  const label = t(tab === 'screen' ? 'screens' : 'windows');
  return (
    <>
      <TabList selectedValue={tab} onTabSelect={(_, data) => setTab(data.value as TabName)}>
        {TABS.map((name) => (
          <Tab key={name} value={name}>
            {t(name === 'screen' ? 'screens' : 'windows')}
          </Tab>
        ))}
      </TabList>
      {shown.length > 0 ? (
        <div className={styles.sources}>
          <SourceGrid {...props} label={label} sources={shown} />
        </div>
      ) : (
        <div className={mergeClasses(styles.sources, styles.middle)} role="status">
          {t(tab === 'screen' ? 'noScreens' : 'noWindows')}
        </div>
      )}
    </>
  );
}

/** The system keeps the screen from the program; says how that is changed. */
function Refused(props: { readonly shell: Shell }) {
  const t = useTexts(screenPickerTexts);
  const privacy = usePrivacy(props.shell);
  if (!privacy) return null;
  const isLocked = privacy.access.screen === 'locked';
  return (
    <Callout
      tone="warning"
      live="alert"
      actions={isLocked ? null : <SystemSettingsButton status={privacy} kind="screen" />}
    >
      {t(isLocked ? 'locked' : 'refused')}
    </Callout>
  );
}

function idsOf(sources: Sources): readonly ScreenSource['id'][] {
  return typeof sources === 'string' ? [] : sources.sources.map(({ id }) => id);
}
