import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { Emoji20Regular } from '@fluentui/react-icons/svg/emoji';
import { Send20Regular } from '@fluentui/react-icons/svg/send';
import {
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type FormEvent,
  type KeyboardEvent,
} from 'react';
import { parseChatText } from '../../../domain/meeting/chat.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useView } from '../../react/stores.ts';
import { AttachButton } from './AttachButton.tsx';
import { chatTexts } from './texts.ts';

const EMOJI = '😀 😂 😊 😍 🤔 😅 😢 😮 😎 🙏 👍 👎 👏 🙌 👋 💪 ❤️ 🎉 🔥 ✅ ❌ ❓ ☕ 🚀'.split(' ');

const useStyles = makeStyles({
  form: { flexShrink: 0, display: 'flex', flexDirection: 'column', gap: '6px', paddingTop: '8px' },
  row: { display: 'flex', gap: '4px', alignItems: 'flex-end' },
  field: { flex: '1 1 auto', minWidth: 0 },
  fault: { color: tokens.colorPaletteRedForeground1 },
  emoji: { display: 'grid', gridTemplateColumns: 'repeat(6, auto)', gap: '2px', padding: '6px' },
  sign: { minWidth: '34px', fontSize: '20px', padding: '2px' },
});

/** Where a message is written. What is not sent stays, also while the panel is closed. */
export function Composer(props: { readonly onFiles: (files: readonly File[]) => void }) {
  const styles = useStyles();
  const t = useTexts(chatTexts);
  const language = useLanguage();
  const { session, view, place } = useClient();
  const draft = useView((state) => state.chatDraft);
  const [fault, setFault] = useState<string>();
  const [sending, setSending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const write = (chatDraft: string) => view.setState({ chatDraft });
  useEffect(() => field.current?.focus(), []);

  const send = async () => {
    if (sending || parseChatText(draft) === undefined) return;
    setSending(true);
    const said = await session.talk.say(draft);
    setSending(false);
    setFault(said.ok ? undefined : faultSentence(said.fault, language, place));
    // What was typed meanwhile is kept.
    if (said.ok && view.getState().chatDraft === draft) write('');
  };
  const insert = (emoji: string) => {
    const at = field.current?.selectionStart ?? draft.length;
    write(draft.slice(0, at) + emoji + draft.slice(field.current?.selectionEnd ?? at));
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends the choice of a Chinese word is not meant for the message.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  const onPaste = (event: ClipboardEvent) => {
    const { files, types } = event.clipboardData;
    // Text out of a table or a document brings a picture of itself, which nobody means.
    if (files.length === 0 || types.includes('text/plain')) return;
    event.preventDefault();
    props.onFiles([...files]);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };

  return (
    <form className={styles.form} onSubmit={onSubmit}>
      {fault ? (
        <div role="alert" className={styles.fault}>
          {fault}
        </div>
      ) : null}
      <div className={styles.row}>
        <Textarea
          ref={field}
          className={styles.field}
          aria-label={t('message')}
          placeholder={t('message')}
          value={draft}
          resize="none"
          rows={2}
          enterKeyHint="send"
          onChange={(_, data) => write(data.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <AttachButton onFiles={props.onFiles} />
        <EmojiButton onChoose={insert} />
        <Button
          type="submit"
          appearance="primary"
          icon={<Send20Regular />}
          aria-label={t('send')}
          title={t('send')}
          disabledFocusable={sending || parseChatText(draft) === undefined}
        />
      </div>
    </form>
  );
}

function EmojiButton(props: { readonly onChoose: (emoji: string) => void }) {
  const styles = useStyles();
  const t = useTexts(chatTexts);
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={(_, data) => setOpen(data.open)} trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<Emoji20Regular />}
          aria-label={t('emoji')}
          title={t('emoji')}
        />
      </PopoverTrigger>
      <PopoverSurface className={styles.emoji}>
        {EMOJI.map((emoji) => (
          <Button
            key={emoji}
            appearance="subtle"
            className={styles.sign}
            aria-label={t('emoji.insert', { emoji })}
            onClick={() => {
              setOpen(false);
              props.onChoose(emoji);
            }}
          >
            {emoji}
          </Button>
        ))}
      </PopoverSurface>
    </Popover>
  );
}
