import { Button } from '@fluentui/react-components';
import { Attach20Regular } from '@fluentui/react-icons/svg/attach';
import { useRef } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { chatTexts } from './texts.ts';

/** Opens the system's own dialog for files. */
export function AttachButton(props: { readonly onFiles: (files: readonly File[]) => void }) {
  const t = useTexts(chatTexts);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        appearance="subtle"
        icon={<Attach20Regular />}
        aria-label={t('attach')}
        title={`${t('attach')}. ${t('attach.about')}`}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          props.onFiles([...(currentTarget.files ?? [])]);
          // Or the same file could not be chosen twice.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
