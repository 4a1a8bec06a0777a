import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Save20Regular } from '@fluentui/react-icons/svg/save';
import { useEffect } from 'react';
import { commonTexts } from '../../i18n/commonTexts.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { saveFile } from '../../react/saveFile.ts';
import { useMeeting, useTalk } from '../../react/stores.ts';
import { useCommand } from '../../react/useCommand.ts';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Attachments } from './Attachments.tsx';
import { chatText } from './chatText.ts';
import { Composer } from './Composer.tsx';
import { DropZone } from './DropZone.tsx';
import { MessageList } from './MessageList.tsx';
import { chatTexts } from './texts.ts';
import { useAttach } from './useAttach.ts';

const useStyles = makeStyles({
  about: { color: tokens.colorNeutralForeground3, margin: '8px 0' },
  save: { alignSelf: 'flex-start', flexShrink: 0 },
});

/** What people in the meeting write to each other. */
export function ChatPanel() {
  const styles = useStyles();
  const t = useTexts(chatTexts);
  const common = useTexts(commonTexts);
  const toggle = useCommand('chat.toggle');
  const messages = useTalk((talk) => talk.messages);
  const mayWrite = useMeeting(
    ({ policy, role }) => policy.chat === 'everybody' || role !== 'participant',
  );
  useSeen();
  const save = useSave();
  const attaching = useAttach(mayWrite);
  const onFiles = (files: readonly File[]) => void attaching.attach(files);
  return (
    <SidePanel name={common('command.chat')} close={{ label: t('close'), run: toggle.run }} filled>
      <DropZone onFiles={onFiles}>
        {messages.length === 0 ? (
          <p className={styles.about}>{t('empty')}</p>
        ) : (
          <Button
            size="small"
            appearance="subtle"
            className={styles.save}
            icon={<Save20Regular />}
            onClick={save}
          >
            {t('save')}
          </Button>
        )}
        <MessageList messages={messages} />
        <Attachments {...attaching} />
        {mayWrite ? (
          <Composer onFiles={onFiles} />
        ) : (
          <p className={styles.about}>{t('hostsOnly')}</p>
        )}
      </DropZone>
    </SidePanel>
  );
}

/** What is in the panel has been seen, and what comes while it is open. */
function useSeen(): void {
  const { session } = useClient();
  useEffect(() => {
    session.talk.markSeen();
    return session.stores.talk.subscribe(({ messages, seenNumber }) => {
      if ((messages.at(-1)?.number ?? 0) > seenNumber) session.talk.markSeen();
    });
  }, [session]);
}

function useSave(): () => void {
  const t = useTexts(commonTexts);
  const language = useLanguage();
  const { session } = useClient();
  return () => {
    const { messages } = session.stores.talk.getState();
    const { code } = session.stores.meeting.getState();
    const title = `${t('app.name')} ${code ?? ''}`;
    // As seen from another day, so that every line has its date.
    const text = chatText(messages, { title, at: (atMs) => formatMoment(atMs, 0, language) });
    saveFile({ name: `umeet-chat-${code ?? ''}.txt`, type: 'text/plain', text });
  };
}
