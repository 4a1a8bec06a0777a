import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSettings } from '../../react/stores.ts';
import { DEEDS, isDeedOpen, type DeedId, type DeedTarget, type FormId } from './deeds.ts';
import { deskTexts } from './deskTexts.ts';
import { useDeedLabel } from './useDeedLabel.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: '6px', flexShrink: 0 },
  key: {
    marginLeft: '6px',
    fontSize: tokens.fontSizeBase100,
    opacity: 0.7,
  },
});

/** What comes next for a report, as the one button that stands out. */
const NEXT: Readonly<Partial<Record<DeedTarget['state'], DeedId>>> = {
  filed: 'acknowledge',
  reopened: 'acknowledge',
  acknowledged: 'start',
  'in-progress': 'recovered',
};

/** What the desk can do to a report as it stands. */
export function DeedBar(props: {
  readonly about: DeedTarget;
  readonly isBusy: boolean;
  readonly form: FormId | undefined;
  readonly onDeed: (id: DeedId) => void;
}) {
  const styles = useStyles();
  const t = useTexts(deskTexts);
  const label = useDeedLabel();
  const me = useSettings((settings) => settings.name);
  const areLettersOn = useSettings((settings) => settings.shortcuts.isOn);
  const { about, form } = props;
  return (
    <div role="group" aria-label={t('actions')} className={styles.bar}>
      {DEEDS.filter(({ id }) => isDeedOpen(id, about, me)).map(({ id, key }) => (
        <Button
          key={id}
          size="small"
          appearance={NEXT[about.state] === id ? 'primary' : 'secondary'}
          aria-keyshortcuts={areLettersOn ? key.toUpperCase() : undefined}
          aria-expanded={isForm(id) ? form === id : undefined}
          disabledFocusable={props.isBusy}
          onClick={() => props.onDeed(id)}
        >
          {label(id, about.isWaiting)}
          {areLettersOn ? (
            <span aria-hidden="true" className={styles.key}>
              {key.toUpperCase()}
            </span>
          ) : null}
        </Button>
      ))}
    </div>
  );
}

function isForm(id: DeedId): boolean {
  return !['acknowledge', 'start', 'waiting', 'assignMe'].includes(id);
}
