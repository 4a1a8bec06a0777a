import { Button } from '@fluentui/react-components';
import { commonTexts } from '../i18n/commonTexts.ts';
import { faultSentence } from '../i18n/faultText.ts';
import { useLanguage, useTexts } from '../i18n/useTexts.ts';
import { Callout } from '../ui/Callout.tsx';
import { blurTexts } from './blurTexts.ts';
import { useClient } from './client.tsx';
import { useMedia } from './stores.ts';
import { SystemSettingsButton } from './SystemSettingsButton.tsx';
import { usePrivacy } from './usePrivacy.ts';

const SOURCES = ['microphone', 'camera'] as const;

/** One callout for each of my sources that was wanted and failed: what happened, how to fix it, and a new try. */
export function SourceProblems() {
  const { session, place, shell } = useClient();
  const t = useTexts(commonTexts);
  const blurText = useTexts(blurTexts);
  const language = useLanguage();
  const media = useMedia((state) => state);
  const privacy = usePrivacy(shell);
  // Said once, with the remedy of this system, and not twice.
  if (shell && !privacy) return null;
  return SOURCES.map((source) => {
    const { fault, status } = media[source];
    if (!fault || status !== 'failed') return null;
    return (
      <Callout
        key={source}
        tone="warning"
        live="alert"
        actions={
          <>
            {fault.code === `${source}-refused` ? (
              <SystemSettingsButton status={privacy} kind={source} />
            ) : null}
            {fault.code === 'blur-failed' ? (
              <Button
                size="small"
                onClick={() => session.updateSettings({ blurBackground: false })}
              >
                {blurText('showBackground')}
              </Button>
            ) : null}
            <Button size="small" onClick={() => void session.media.retry(source)}>
              {t('action.retry')}
            </Button>
          </>
        }
      >
        {faultSentence(fault, language, privacy?.os ?? place)}
      </Callout>
    );
  });
}
