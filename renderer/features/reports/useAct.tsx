import { useState, type ReactNode } from 'react';
import type { Fault } from '../../../domain/fault.ts';
import type { Reply } from '../../../domain/reply.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { Callout } from '../../ui/Callout.tsx';

/** Does something that can fail: `act` says whether it worked, `trouble` says why it did not. */
export function useAct(): {
  readonly act: (doing: () => Promise<Reply<unknown>>) => Promise<boolean>;
  readonly isBusy: boolean;
  readonly trouble: ReactNode;
} {
  const { place } = useClient();
  const language = useLanguage();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const act = async (doing: () => Promise<Reply<unknown>>) => {
    setBusy(true);
    setFault(undefined);
    const reply = await doing();
    setBusy(false);
    if (!reply.ok) setFault(reply.fault);
    return reply.ok;
  };
  const trouble = fault ? (
    <Callout tone="error" live="alert">
      {faultSentence(fault, language, place)}
    </Callout>
  ) : null;
  return { act, isBusy, trouble };
}
