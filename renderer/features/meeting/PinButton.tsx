import { Button, makeStyles } from '@fluentui/react-components';
import { Pin20Filled, Pin20Regular } from '@fluentui/react-icons/svg/pin';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useView } from '../../react/stores.ts';
import { meetingTexts } from './texts.ts';

const useStyles = makeStyles({
  pin: { minWidth: '32px', opacity: 0.85 },
});

/** Shows somebody large, whoever speaks, for me alone. */
export function PinButton(props: { readonly id: string; readonly name: string }) {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const { view } = useClient();
  const { id, name } = props;
  const isPinned = useView((state) => state.pinnedId === id);
  const label = isPinned ? t('unpin', { name }) : t('pin', { name });
  return (
    <Button
      size="small"
      className={styles.pin}
      icon={isPinned ? <Pin20Filled /> : <Pin20Regular />}
      aria-label={label}
      aria-pressed={isPinned}
      title={label}
      onClick={() => view.setState({ pinnedId: isPinned ? undefined : id })}
    />
  );
}
