import { makeStyles } from '@fluentui/react-components';
import { useTexts } from '../../i18n/useTexts.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { maintenanceTexts } from './maintenanceTexts.ts';

const useStyles = makeStyles({ button: { justifySelf: 'start' } });

/** The button that starts over, and the question before it does. */
export function ResetDialog(props: { readonly disabled: boolean; readonly onConfirm: () => void }) {
  const styles = useStyles();
  const t = useTexts(maintenanceTexts);
  return (
    <ConfirmButton
      {...props}
      className={styles.button}
      label={t('reset')}
      title={t('resetTitle')}
      body={t('resetBody')}
      confirm={t('resetConfirm')}
      cancel={t('cancel')}
    />
  );
}
