import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../../i18n/useTexts.ts';
import { chatTexts } from './texts.ts';
import type { Attach } from './useAttach.ts';

const useStyles = makeStyles({
  about: { color: tokens.colorNeutralForeground3, margin: '6px 0 0', overflowWrap: 'anywhere' },
  failure: {
    marginTop: '6px',
    color: tokens.colorPaletteRedForeground1,
    overflowWrap: 'anywhere',
  },
});

/** How attaching stands: what is being sent, and what could not be, with why. */
export function Attachments(props: Pick<Attach, 'attach' | 'present' | 'failures' | 'dismiss'>) {
  const styles = useStyles();
  const t = useTexts(chatTexts);
  const { attach, present, failures, dismiss } = props;
  return (
    <>
      <div role="status">
        {present === undefined ? null : (
          <p className={styles.about}>{t('attaching', { name: present })}</p>
        )}
      </div>
      <div role="alert">
        {failures.map((failure) => (
          <div key={failure.id} className={styles.failure}>
            {t('attach.failed', { name: failure.file.name, why: failure.why })}
            <div>
              {failure.canRetry ? (
                <Button
                  size="small"
                  appearance="subtle"
                  onClick={() => {
                    dismiss(failure);
                    void attach([failure.file]);
                  }}
                >
                  {t('attach.again')}
                </Button>
              ) : null}
              <Button size="small" appearance="subtle" onClick={() => dismiss(failure)}>
                {t('attach.dismiss')}
              </Button>
            </div>
          </div>
        ))}
      </div>
    </>
  );
}
