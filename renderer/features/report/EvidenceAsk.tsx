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
import { useState } from 'react';
import type { Fault } from '../../../domain/fault.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import type { EvidenceAsk, EvidencePart, EvidencePartId } from '../../session/reports/port.ts';
import { Callout } from '../../ui/Callout.tsx';
import { at } from '../../ui/theme/tokens.ts';
import { EvidenceList } from './EvidenceList.tsx';
import { reportFormTexts } from './texts.ts';

const useStyles = makeStyles({
  // Above the toolbar: a question in the middle of a call takes neither the keyboard nor the stage.
  card: {
    boxSizing: 'border-box',
    position: 'fixed',
    left: '50%',
    bottom: '88px',
    transform: 'translateX(-50%)',
    zIndex: 900,
    width: 'min(440px, calc(100vw - 32px))',
    padding: '12px 16px',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow16,
    [at.phone]: { bottom: '72px' },
  },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  content: { display: 'flex', flexDirection: 'column', gap: '8px' },
  body: { margin: 0 },
});

/** Asks the person whether what this device measured may be added to somebody else's report. Nothing goes before a yes. */
export function EvidenceAskCard(props: { readonly ask: EvidenceAsk }) {
  const styles = useStyles();
  const t = useTexts(reportFormTexts);
  const language = useLanguage();
  const { session, place } = useClient();
  const [parts, setParts] = useState<readonly EvidencePart[]>();
  const [leftOut, setLeftOut] = useState<readonly EvidencePartId[]>([]);
  const [fault, setFault] = useState<Fault>();
  const [isBusy, setBusy] = useState(false);
  const { fromName } = props.ask;
  const title = t('ask.title', { name: fromName });
  const sent = parts?.filter(({ id }) => !leftOut.includes(id)) ?? [];
  const look = async () => setParts((await session.reports.prepare()).parts);
  const answer = async (granted: readonly EvidencePart[] | undefined) => {
    setParts(undefined);
    setFault(undefined);
    setBusy(true);
    const reply = await session.reports.answerAsk(granted);
    setBusy(false);
    if (!reply.ok) setFault(reply.fault);
  };
  return (
    <section className={styles.card} aria-label={title}>
      <div role="status">
        <div className={styles.title}>{title}</div>
        {t('ask.body')}
      </div>
      {fault ? (
        <Callout tone="error" live="alert">
          {faultSentence(fault, language, place)}
        </Callout>
      ) : null}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          size="small"
          disabledFocusable={isBusy}
          onClick={() => void look()}
        >
          {t('ask.look')}
        </Button>
        <Button size="small" disabledFocusable={isBusy} onClick={() => void answer(undefined)}>
          {t('ask.no')}
        </Button>
      </div>
      <Dialog
        open={parts !== undefined}
        onOpenChange={(_, { open }) => (open ? undefined : setParts(undefined))}
      >
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              <p className={styles.body}>{t('ask.dialogBody', { name: fromName })}</p>
              <EvidenceList
                parts={parts ?? []}
                chosen={sent.map(({ id }) => id)}
                onChoose={(id, isSent) =>
                  setLeftOut((before) =>
                    isSent ? before.filter((other) => other !== id) : [...before, id],
                  )
                }
              />
            </DialogContent>
            <DialogActions>
              <Button disabledFocusable={sent.length === 0} onClick={() => void answer(sent)}>
                {t('ask.yes')}
              </Button>
              <Button appearance="primary" onClick={() => void answer(undefined)}>
                {t('ask.no')}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </section>
  );
}
