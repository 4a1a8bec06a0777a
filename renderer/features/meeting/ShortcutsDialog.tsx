import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { ShortcutList } from '../../react/ShortcutList.tsx';
import { shortcutTexts } from '../../react/shortcutTexts.ts';

/** The list of keys, over the meeting. */
export function ShortcutsDialog() {
  const t = useTexts(shortcutTexts);
  const { view } = useClient();
  const close = () => view.setState({ showsShortcuts: false });
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('heading')}</DialogTitle>
          <DialogContent>
            <p>{t('about')}</p>
            <ShortcutList />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>
              {t('close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
