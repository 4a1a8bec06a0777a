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
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState, type FormEvent } from 'react';
import type { ProxyAnswer, ProxyQuestion } from '../../../domain/desktop/upkeep.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import type { Shell } from '../../platform/index.ts';
import { useClient } from '../../react/client.tsx';
import { Callout } from '../../ui/Callout.tsx';
import { proxyLoginTexts } from './texts.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '12px' },
  line: { margin: 0, overflowWrap: 'anywhere' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** Asks for the login at a proxy server, whatever is on the screen; a browser does that by itself. */
export function ProxyLoginHost() {
  const { shell } = useClient();
  const question = useProxyQuestion(shell);
  if (!shell || !question) return null;
  const answer = (reply: ProxyAnswer) => void shell.call('proxy:answer', reply);
  const { server, isRepeated } = question;
  return <ProxyLogin key={`${server} ${isRepeated}`} question={question} onAnswer={answer} />;
}

function useProxyQuestion(shell: Shell | undefined): ProxyQuestion | null {
  const [question, setQuestion] = useState<ProxyQuestion | null>(null);
  useEffect(() => {
    if (!shell) return undefined;
    let isWanted = true;
    const undo = shell.on('proxy:ask', setQuestion);
    // Asked for after listening: the first request may have met the proxy before this window listened.
    void shell.call('proxy:asked', undefined).then((reply) => {
      if (isWanted && reply.ok) setQuestion(reply.value);
      return undefined;
    });
    return () => {
      isWanted = false;
      undo();
    };
  }, [shell]);
  return question;
}

function ProxyLogin(props: {
  readonly question: ProxyQuestion;
  readonly onAnswer: (answer: ProxyAnswer) => void;
}) {
  const styles = useStyles();
  const t = useTexts(proxyLoginTexts);
  const { server, realm, isRepeated, canRemember } = props.question;
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [remember, setRemember] = useState(false);
  const logIn = (event: FormEvent) => {
    event.preventDefault();
    props.onAnswer({ server, credentials: { username, password }, remember });
  };
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <form onSubmit={logIn}>
          <DialogBody>
            <DialogTitle>{t('title')}</DialogTitle>
            <DialogContent className={styles.content}>
              <p className={styles.line}>{t('body', { server })}</p>
              {realm === '' ? null : <p className={styles.hint}>{t('realm', { realm })}</p>}
              {isRepeated ? (
                <Callout tone="error" live="alert">
                  {t('wrong')}
                </Callout>
              ) : null}
              <Field label={t('username')}>
                <Input
                  value={username}
                  spellCheck={false}
                  autoComplete="off"
                  onChange={(_, { value }) => setUsername(value)}
                />
              </Field>
              <Field label={t('password')}>
                <Input
                  type="password"
                  value={password}
                  autoComplete="off"
                  onChange={(_, { value }) => setPassword(value)}
                />
              </Field>
              {canRemember ? (
                <Checkbox
                  label={t('remember')}
                  checked={remember}
                  onChange={(_, { checked }) => setRemember(checked === true)}
                />
              ) : (
                <p className={styles.hint}>{t('cannotRemember')}</p>
              )}
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" type="submit" disabled={username === ''}>
                {t('login')}
              </Button>
              <Button
                type="button"
                onClick={() => props.onAnswer({ server, credentials: null, remember: false })}
              >
                {t('decline')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
