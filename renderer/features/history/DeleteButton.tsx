import { Delete20Regular } from '@fluentui/react-icons/svg/delete';
import { useTexts } from '../../i18n/useTexts.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { historyTexts } from './texts.ts';

/** A button that deletes, and the question before it does. */
export function DeleteButton(props: {
  readonly label: string;
  readonly title: string;
  readonly body: string;
  readonly onConfirm: () => void;
}) {
  const t = useTexts(historyTexts);
  return (
    <ConfirmButton
      {...props}
      icon={<Delete20Regular />}
      confirm={props.label}
      cancel={t('cancel')}
    />
  );
}
