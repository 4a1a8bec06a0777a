import { Button } from '@fluentui/react-components';
import { commonTexts } from '../i18n/commonTexts.ts';
import { faultSentence } from '../i18n/faultText.ts';
import { useLanguage, useTexts } from '../i18n/useTexts.ts';
import { Callout } from '../ui/Callout.tsx';
import { useClient } from './client.tsx';
import { useMedia } from './stores.ts';

const SOURCES = ['microphone', 'camera'] as const;

/** One callout for each of my sources that was wanted and failed: what happened, how to fix it, and a new try. */
export function SourceProblems() {
  const { session, place } = useClient();
  const t = useTexts(commonTexts);
  const language = useLanguage();
  const media = useMedia((state) => state);
  return SOURCES.map((source) => {
    const { fault, status } = media[source];
    if (!fault || status !== 'failed') return null;
    return (
      <Callout
        key={source}
        tone="warning"
        live="alert"
        actions={
          <Button size="small" onClick={() => void session.media.retry(source)}>
            {t('action.retry')}
          </Button>
        }
      >
        {faultSentence(fault, language, place)}
      </Callout>
    );
  });
}
