import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { useDeferredValue, useEffect, useEffectEvent, type ReactNode } from 'react';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useMedia, useMeeting, useNotices, useView } from '../../react/stores.ts';
import type { Notice } from '../../session/index.ts';
import { useHiddenStyles } from '../../ui/hidden.ts';
import { StageThemeProvider } from '../../ui/theme/ThemeProvider.tsx';
import { at } from '../../ui/theme/tokens.ts';
import { isHeardOnly, isUrgent, noticeWords } from './noticeWords.ts';
import { noticesTexts } from './texts.ts';

const SHOWN_MS = 6000;

const useStyles = makeStyles({
  // In the screen's middle below header and banner, where a tile has neither its name nor its figures; transparent
  // to the pointer, apart from the cards.
  board: {
    position: 'fixed',
    left: '50%',
    top: '96px',
    transform: 'translateX(-50%)',
    zIndex: 1000,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '8px',
    width: 'max-content',
    maxWidth: 'min(420px, calc(100vw - 32px))',
    backgroundColor: 'transparent',
    pointerEvents: 'none',
    [at.phone]: { top: '132px' },
  },
  region: { display: 'flex', flexDirection: 'column', gap: '8px' },
  card: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '8px',
    padding: '8px 8px 8px 12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow8,
  },
  words: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere', paddingTop: '2px' },
  // Only what can be used takes presses: the rest must not stand before a button below it.
  usable: { pointerEvents: 'auto' },
  link: { userSelect: 'all', pointerEvents: 'auto' },
});

/**
 * What has just happened. The two regions stay in the page all the time: assistive technology only tells of what
 * is added to a live region that it already knew.
 */
export function NoticeBoard() {
  const styles = useStyles();
  // Deferred: somebody who joins is announced while their connection is being set up, which goes first.
  const notices = useDeferredValue(useNotices((state) => state.notices));
  // What a banner says for as long as it lasts is not said a second time here.
  const media = useMedia((state) => state);
  const inBanner = [media.microphone.fault?.code, media.camera.fault?.code];
  const isSaid = (notice: Notice) =>
    notice.kind === 'device' && inBanner.includes(notice.fault?.code);
  const urgent = notices.filter((notice) => isUrgent(notice));
  const calm = notices.filter((notice) => !isUrgent(notice));
  return (
    <StageThemeProvider className={styles.board}>
      <div role="alert" className={styles.region}>
        {urgent.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} silent={isSaid(notice)} />
        ))}
      </div>
      <div role="status" className={styles.region}>
        {calm.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
        <CopyNotice />
      </div>
    </StageThemeProvider>
  );
}

function NoticeCard(props: { readonly notice: Notice; readonly silent?: boolean }) {
  const t = useTexts(noticesTexts);
  const language = useLanguage();
  const { session, place } = useClient();
  const hidden = useHiddenStyles();
  const { notice } = props;
  const dismiss = () => session.dismissNotice(notice.id);
  useLater(dismiss);
  if (props.silent) return null;
  const words = noticeWords(notice, t, language, place);
  if (isHeardOnly(notice)) return <div className={hidden.hidden}>{words}</div>;
  return <Card onDismiss={dismiss}>{words}</Card>;
}

function CopyNotice() {
  const styles = useStyles();
  const t = useTexts(noticesTexts);
  const { view } = useClient();
  const copied = useView((state) => state.copied);
  const link = useMeeting((meeting) => meeting.invitation?.web);
  const dismiss = () => view.setState({ copied: undefined });
  if (copied === undefined) return null;
  if (copied === 'done') return <Passing onDismiss={dismiss}>{t('copied')}</Passing>;
  // A link that has to be copied by hand stays until it is put away.
  return (
    <Card onDismiss={dismiss}>
      {t('copyFailed')} <span className={styles.link}>{link}</span>
    </Card>
  );
}

function Passing(props: { readonly children: ReactNode; readonly onDismiss: () => void }) {
  useLater(props.onDismiss);
  return <Card onDismiss={props.onDismiss}>{props.children}</Card>;
}

function Card(props: { readonly children: ReactNode; readonly onDismiss: () => void }) {
  const styles = useStyles();
  const t = useTexts(noticesTexts);
  return (
    <div className={styles.card}>
      <div className={styles.words}>{props.children}</div>
      <Button
        size="small"
        appearance="subtle"
        className={styles.usable}
        icon={<Dismiss16Regular />}
        aria-label={t('dismiss')}
        onClick={props.onDismiss}
      />
    </div>
  );
}

/** Runs `action` once, {@link SHOWN_MS} after the component appeared. */
function useLater(action: () => void): void {
  const fire = useEffectEvent(action);
  useEffect(() => {
    const timer = window.setTimeout(() => fire(), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, []);
}
