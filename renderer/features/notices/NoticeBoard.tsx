import { makeStyles } from '@fluentui/react-components';
import { useDeferredValue } from 'react';
import { commonTexts } from '../../i18n/commonTexts.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useMedia, useMeeting, useNotices, useView } from '../../react/stores.ts';
import type { Notice } from '../../session/index.ts';
import { useHiddenStyles } from '../../ui/hidden.ts';
import { StageThemeProvider } from '../../ui/theme/ThemeProvider.tsx';
import { at } from '../../ui/theme/tokens.ts';
import { Card, Passing, useLater } from './Card.tsx';
import { MutedCard } from './MutedCard.tsx';
import { isHeardOnly, isPlain, isUrgent, noticeWords, type PlainNotice } from './noticeWords.ts';
import { QualityCard, VerdictNews } from './QualityCard.tsx';
import { SavedRecordingCard } from './SavedRecordingCard.tsx';
import { noticesTexts } from './texts.ts';
import { isUrgentToTell, ToldCard } from './ToldCard.tsx';

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
  region: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    // When a whole class comes in, the newest are enough: all of them would cover faces and buttons.
    '& > :nth-last-child(n + 5)': { display: 'none' },
  },
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
  const told = useView((view) => view.told);
  return (
    <StageThemeProvider className={styles.board}>
      <div role="alert" className={styles.region}>
        {urgent.map((notice) => (
          <AnyNotice key={notice.id} notice={notice} silent={isSaid(notice)} />
        ))}
        {told.filter(isUrgentToTell).map((one) => (
          <ToldCard key={one.notice.kind} told={one} />
        ))}
      </div>
      <div role="status" className={styles.region}>
        {calm.map((notice) => (
          <AnyNotice key={notice.id} notice={notice} />
        ))}
        {told
          .filter((one) => !isUrgentToTell(one))
          .map((one) => (
            <ToldCard key={one.notice.kind} told={one} />
          ))}
        <CopyNotice />
      </div>
    </StageThemeProvider>
  );
}

function AnyNotice(props: { readonly notice: Notice; readonly silent?: boolean }) {
  const { notice } = props;
  if (notice.kind === 'muted') return <MutedCard id={notice.id} />;
  if (notice.recording === 'saved') return <SavedRecordingCard notice={notice} />;
  if (isPlain(notice)) return <NoticeCard notice={notice} silent={props.silent === true} />;
  if (notice.alert) return <QualityCard id={notice.id} alert={notice.alert} />;
  return notice.news ? <VerdictNews id={notice.id} news={notice.news} /> : null;
}

function NoticeCard(props: { readonly notice: PlainNotice; readonly silent: boolean }) {
  const t = useTexts(noticesTexts);
  const language = useLanguage();
  const { session, place } = useClient();
  const hidden = useHiddenStyles();
  const { notice } = props;
  const isLobbySeen = useView((state) => state.panel === 'people');
  const action = useNoticeAction(notice);
  const dismiss = () => session.dismissNotice(notice.id);
  useLater(dismiss);
  if (props.silent) return null;
  const words = noticeWords(notice, t, language, place);
  if (isHeardOnly(notice) || (isLobbySeen && notice.kind === 'waiting'))
    return <div className={hidden.hidden}>{words}</div>;
  return (
    <Card action={action} onDismiss={dismiss}>
      {words}
    </Card>
  );
}

/** What can be done at once about a notice. */
function useNoticeAction({ kind, wish }: PlainNotice) {
  const t = useTexts(noticesTexts);
  const common = useTexts(commonTexts);
  const { session, view } = useClient();
  if (kind === 'waiting') {
    return { label: t('showLobby'), run: () => view.setState({ panel: 'people' }) };
  }
  if (kind === 'blur-off') {
    return { label: common('command.stopVideo'), run: () => void session.media.setCamera(false) };
  }
  if (wish !== 'unmute') return undefined;
  return { label: common('command.unmute'), run: () => void session.media.setMicrophone(true) };
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
