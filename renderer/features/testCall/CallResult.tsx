import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { CheckResult } from '../../react/NetworkCheck.tsx';
import type { CallRecord } from '../../storage/callArchive.ts';
import { Callout } from '../../ui/Callout.tsx';
import { testCallTexts } from './texts.ts';

const useStyles = makeStyles({
  region: { display: 'flex', flexDirection: 'column', gap: '12px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400 },
});

/** What the last test call found, and the one thing that only the person can tell. */
export function CallResult(props: { readonly record: CallRecord }) {
  const styles = useStyles();
  const t = useTexts(testCallTexts);
  const { session } = useClient();
  const { record } = props;
  const answer = (wasHeard: boolean) => void session.check.noteVoice(wasHeard);
  return (
    <section className={styles.region} aria-label={t('result')}>
      <h2 className={styles.heading}>{t('result')}</h2>
      {record.check?.call?.voiceHeard === undefined ? (
        <Callout
          tone="info"
          live="status"
          actions={
            <>
              <Button size="small" onClick={() => answer(true)}>
                {t('yes')}
              </Button>
              <Button size="small" onClick={() => answer(false)}>
                {t('no')}
              </Button>
            </>
          }
        >
          {t('question')}
        </Callout>
      ) : null}
      <CheckResult record={record} />
    </section>
  );
}
