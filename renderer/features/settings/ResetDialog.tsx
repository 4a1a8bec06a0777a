import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { useTexts } from '../../i18n/useTexts.ts';
import { maintenanceTexts } from './maintenanceTexts.ts';

const useStyles = makeStyles({ button: { justifySelf: 'start' } });

/** The button that starts over, and the question before it does. */
export function ResetDialog(props: { readonly disabled: boolean; readonly onConfirm: () => void }) {
  const styles = useStyles();
  const t = useTexts(maintenanceTexts);
  return (
    <Dialog modalType="alert">
      <DialogTrigger disableButtonEnhancement>
        <Button className={styles.button} disabled={props.disabled}>
          {t('reset')}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('resetTitle')}</DialogTitle>
          <DialogContent>{t('resetBody')}</DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button onClick={props.onConfirm}>{t('resetConfirm')}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary">{t('cancel')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
