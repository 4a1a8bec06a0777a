import { useState } from 'react';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { chatTexts } from './texts.ts';

/** A file that everybody could not be told of. */
export interface AttachFailure {
  /** The same file may be refused twice. */
  readonly id: number;
  readonly file: File;
  readonly why: string;
  /** It may work when it is tried again as it is. */
  readonly canRetry: boolean;
}

/** Attaching files to the chat, one after the other. */
export interface Attach {
  readonly attach: (files: readonly File[]) => Promise<void>;
  /** Name of the one that everybody is being told of. */
  readonly present: string | undefined;
  readonly failures: readonly AttachFailure[];
  readonly dismiss: (failure: AttachFailure) => void;
}

/** `mayWrite`: whether this person may write into the chat at all. */
export function useAttach(mayWrite: boolean): Attach {
  const { session, place } = useClient();
  const t = useTexts(chatTexts);
  const language = useLanguage();
  const [present, setPresent] = useState<string>();
  const [failures, setFailures] = useState<readonly AttachFailure[]>([]);
  const fail = (failure: Omit<AttachFailure, 'id'>) =>
    setFailures((before) => [...before, { ...failure, id: (before.at(-1)?.id ?? 0) + 1 }]);

  const attach = async (files: readonly File[]) => {
    for (const file of files) {
      if (!mayWrite) {
        fail({ file, why: t('hostsOnly'), canRetry: false });
        continue;
      }
      setPresent(file.name);
      const told = await session.files.attach(file);
      setPresent(undefined);
      if (told.ok) continue;
      const why = faultSentence(told.fault, language, place);
      fail({ file, why, canRetry: told.fault.retry !== 'never' });
    }
  };
  return {
    attach,
    present,
    failures,
    dismiss: (failure) => setFailures((before) => before.filter((one) => one !== failure)),
  };
}
