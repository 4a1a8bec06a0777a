import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons/svg/arrow-download';
import { Document20Regular } from '@fluentui/react-icons/svg/document';
import type { ReactNode } from 'react';
import type { ChatMessage } from '../../../domain/meeting/chat.ts';
import type { ChatFile } from '../../../domain/meeting/file.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { formatSize } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { saveBlob } from '../../react/saveFile.ts';
import { usePeople, useTalk } from '../../react/stores.ts';
import { chatTexts } from './texts.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    margin: '4px 0',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  row: { display: 'flex', gap: '8px', alignItems: 'center' },
  icon: { flexShrink: 0 },
  what: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere' },
  size: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  note: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  failed: { margin: 0, color: tokens.colorPaletteRedForeground1, overflowWrap: 'anywhere' },
});

/** A message that is a file: what it is, and how it gets from one to the other. */
export function FileEntry(props: {
  readonly message: ChatMessage;
  readonly file: ChatFile;
  readonly isMine: boolean;
}) {
  const { message, file, isMine } = props;
  return isMine ? <Given file={file} /> : <Taken message={message} file={file} />;
}

function Card(props: {
  readonly file: ChatFile;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}) {
  const styles = useStyles();
  const language = useLanguage();
  return (
    <div className={styles.card}>
      <div className={styles.row}>
        <Document20Regular className={styles.icon} aria-hidden="true" />
        <div className={styles.what}>
          <div>{props.file.name}</div>
          <div className={styles.size}>{formatSize(props.file.size, language)}</div>
        </div>
        {props.action}
      </div>
      {props.children}
    </div>
  );
}

/** A file of somebody else. */
function Taken(props: { readonly message: ChatMessage; readonly file: ChatFile }) {
  const styles = useStyles();
  const t = useTexts(chatTexts);
  const language = useLanguage();
  const { session, place } = useClient();
  const { message, file } = props;
  const { name, sha256 } = file;
  const download = useTalk(({ downloads }) => downloads[sha256]);
  const isHere = usePeople(({ members }) =>
    members.some(({ memberId }) => memberId === message.memberId),
  );
  const run = async () => {
    const content = await session.files.download(message);
    if (content.ok) saveBlob(name, content.value);
  };
  if (download?.status === 'coming') {
    return (
      <Card
        file={file}
        action={
          <Button size="small" onClick={() => session.files.cancelDownload(sha256)}>
            {t('file.cancel')}
          </Button>
        }
      >
        <ProgressBar value={download.percent / 100} aria-label={t('file.progress', { name })} />
        <p className={styles.note}>{t('file.coming', { percent: download.percent })}</p>
      </Card>
    );
  }
  const label = t(download ? 'file.again' : 'file.download', { name });
  return (
    <Card
      file={file}
      action={
        isHere ? (
          <Button
            size="small"
            icon={<ArrowDownload20Regular />}
            aria-label={label}
            title={label}
            onClick={() => void run()}
          />
        ) : null
      }
    >
      <div role="status">
        {download?.status === 'done' ? <p className={styles.note}>{t('file.done')}</p> : null}
        {download?.status === 'failed' && isHere ? (
          <p className={styles.failed}>{faultSentence(download.fault, language, place)}</p>
        ) : null}
        {isHere ? null : <p className={styles.note}>{t('file.left', { name: message.name })}</p>}
      </div>
    </Card>
  );
}

/** A file of mine: who is getting it, and who has it. */
function Given(props: { readonly file: ChatFile }) {
  const styles = useStyles();
  const t = useTexts(chatTexts);
  const { session } = useClient();
  const all = useTalk(({ uploads }) => uploads);
  const uploads = all.filter(({ sha256 }) => sha256 === props.file.sha256);
  return (
    <Card file={props.file}>
      {uploads.length === 0 ? <p className={styles.note}>{t('file.mine')}</p> : null}
      {uploads.map(({ id, name, percent, status }) =>
        status === 'done' ? (
          <p key={id} className={styles.note}>
            {t('file.had', { name })}
          </p>
        ) : (
          <div key={id}>
            <ProgressBar value={percent / 100} aria-label={t('file.sending.progress', { name })} />
            <div className={styles.row}>
              <p className={styles.note}>{t('file.sending', { name, percent })}</p>
              <Button
                size="small"
                appearance="subtle"
                aria-label={t('file.stop', { name })}
                onClick={() => session.files.stopUpload(id)}
              >
                {t('file.end')}
              </Button>
            </div>
          </div>
        ),
      )}
    </Card>
  );
}
