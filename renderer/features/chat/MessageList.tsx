import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { ChatMessage } from '../../../domain/meeting/chat.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useMeeting } from '../../react/stores.ts';
import { FileEntry } from './FileEntry.tsx';
import { linkify } from './linkify.ts';
import { chatTexts } from './texts.ts';

/** One after the other within this time, of the same person, stand under one name. */
const TOGETHER_MS = 180_000;
/** So near to the end counts as being there. */
const NEAR_PX = 40;

const useStyles = makeStyles({
  frame: { position: 'relative', flex: '1 1 0', minHeight: 0, display: 'flex' },
  list: {
    flex: '1 1 auto',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    overflowY: 'auto',
    overscrollBehavior: 'contain',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  first: { marginTop: '12px' },
  who: { display: 'flex', gap: '8px', alignItems: 'baseline', flexWrap: 'wrap' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  at: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: '2px 0' },
  newer: {
    position: 'absolute',
    bottom: '6px',
    left: '50%',
    transform: 'translateX(-50%)',
    whiteSpace: 'nowrap',
  },
});

/** The messages, the newest at the bottom; who has scrolled up is not pulled down. */
export function MessageList(props: { readonly messages: readonly ChatMessage[] }) {
  const styles = useStyles();
  const t = useTexts(chatTexts);
  const list = useRef<HTMLUListElement>(null);
  const atEnd = useRef(true);
  const [hasNewer, setHasNewer] = useState(false);
  const { messages } = props;
  const selfId = useMeeting((meeting) => meeting.selfId);

  const toEnd = useCallback(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
    setHasNewer(false);
  }, []);
  const last = messages.at(-1)?.number;
  useLayoutEffect(() => {
    if (last === undefined) return;
    if (atEnd.current) toEnd();
    else setHasNewer(true);
  }, [last, toEnd]);
  const scrolled = () => {
    const element = list.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    if (atEnd.current) setHasNewer(false);
  };

  return (
    <div className={styles.frame}>
      <ul ref={list} className={styles.list} aria-label={t('messages')} onScroll={scrolled}>
        {messages.map((message, index) => (
          <Message
            key={message.number}
            message={message}
            isMine={message.memberId === selfId}
            isFirst={!isTogether(messages[index - 1], message)}
          />
        ))}
      </ul>
      {hasNewer ? (
        <Button size="small" appearance="primary" className={styles.newer} onClick={toEnd}>
          {t('newer')}
        </Button>
      ) : null}
    </div>
  );
}

function Message(props: {
  readonly message: ChatMessage;
  readonly isMine: boolean;
  readonly isFirst: boolean;
}) {
  const styles = useStyles();
  const t = useTexts(chatTexts);
  const language = useLanguage();
  const { now } = useClient();
  const { message, isMine, isFirst } = props;
  return (
    <li className={mergeClasses(isFirst && styles.first)}>
      {isFirst ? (
        <div className={styles.who}>
          <span className={styles.name}>{isMine ? t('you') : message.name}</span>
          <time className={styles.at} dateTime={new Date(message.atMs).toISOString()}>
            {formatMoment(message.atMs, now(), language)}
          </time>
        </div>
      ) : null}
      {message.file ? (
        <FileEntry message={message} file={message.file} isMine={isMine} />
      ) : (
        <Words text={message.text} />
      )}
    </li>
  );
}

function Words(props: { readonly text: string }) {
  const styles = useStyles();
  return (
    <div className={styles.text}>
      {linkify(props.text).map(({ text, href }, index) =>
        href === undefined ? (
          text
        ) : (
          // oxlint-disable-next-line no-array-index-key -- the parts of a message never change
          <Link key={index} href={href} target="_blank" rel="noopener noreferrer">
            {text}
          </Link>
        ),
      )}
    </div>
  );
}

function isTogether(before: ChatMessage | undefined, { memberId, atMs }: ChatMessage): boolean {
  return before?.memberId === memberId && atMs - before.atMs < TOGETHER_MS;
}
