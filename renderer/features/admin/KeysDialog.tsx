import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSettings } from '../../react/stores.ts';
import { DEEDS } from './deeds.ts';
import { adminTexts } from './texts.ts';
import { useDeedLabel } from './useDeedLabel.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) max-content',
    gap: '6px 24px',
    margin: 0,
    '& > div': { display: 'contents' },
    '& dd': { margin: 0 },
  },
  key: {
    padding: '0 6px',
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
});

/** The keys of the desk. */
export function KeysDialog(props: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const styles = useStyles();
  const t = useTexts(adminTexts);
  const label = useDeedLabel();
  const areLettersOn = useSettings((settings) => settings.shortcuts.isOn);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [t('keys.rows'), ['↑', '↓', 'J', 'K']],
    [t('keys.open'), ['Enter']],
    [t('keys.close'), ['Esc']],
    ...DEEDS.map(({ id, key }) => [label(id, false), [key.toUpperCase()]] as const),
    [t('keys.search'), ['/']],
    [t('keys.help'), ['?']],
  ];
  return (
    <Dialog open={props.isOpen} onOpenChange={(_, { open }) => !open && props.onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('keys')}</DialogTitle>
          <DialogContent>
            <p>{t(areLettersOn ? 'keysAbout' : 'keysOff')}</p>
            <dl className={styles.list}>
              {rows.map(([name, keys]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    {keys.map((key) => (
                      <span key={key}>
                        <kbd className={styles.key}>{key}</kbd>{' '}
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={props.onClose}>
              {t('close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
