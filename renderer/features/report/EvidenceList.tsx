import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useId, useState } from 'react';
import { formatSize } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import type { EvidencePart, EvidencePartId } from '../../session/reports/port.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { reportFormTexts } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  preview: {
    boxSizing: 'border-box',
    width: '100%',
    maxHeight: '220px',
    margin: '0 0 8px',
    padding: '8px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  text: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  picture: { display: 'block', maxWidth: '100%' },
});

/** The parts of the evidence: each can be looked at as it will be sent, and left out. */
export function EvidenceList(props: {
  readonly parts: readonly EvidencePart[];
  readonly chosen: readonly EvidencePartId[];
  readonly onChoose: (id: EvidencePartId, isSent: boolean) => void;
}) {
  const styles = useStyles();
  const [shown, setShown] = useState<EvidencePartId>();
  const { parts, chosen, onChoose } = props;
  return (
    <ul className={styles.list}>
      {parts.map((part) => (
        <PartRow
          key={part.id}
          part={part}
          isSent={chosen.includes(part.id)}
          onChoose={onChoose}
          isShown={part.id === shown}
          onShow={(isShown) => setShown(isShown ? part.id : undefined)}
        />
      ))}
    </ul>
  );
}

function PartRow(props: {
  readonly part: EvidencePart;
  readonly isSent: boolean;
  readonly onChoose: (id: EvidencePartId, isSent: boolean) => void;
  readonly isShown: boolean;
  readonly onShow: (isShown: boolean) => void;
}) {
  const styles = useStyles();
  const t = useTexts(reportFormTexts);
  const language = useLanguage();
  const id = useId();
  const { part, isShown, onChoose } = props;
  const name = t(`part.${part.id}`);
  const label = t('partSize', { part: name, size: formatSize(part.bytes, language) });
  return (
    <li className={styles.row}>
      <Checkbox
        label={label}
        checked={props.isSent}
        onChange={(_, { checked }) => onChoose(part.id, checked === true)}
      />
      <Button
        size="small"
        appearance="subtle"
        aria-expanded={isShown}
        aria-controls={isShown ? id : undefined}
        aria-label={t(isShown ? 'hidePart' : 'showPart', { part: name })}
        onClick={() => props.onShow(!isShown)}
      >
        {t(isShown ? 'hide' : 'show')}
      </Button>
      {isShown ? (
        <ScrollRegion id={id} name={part.name} className={styles.preview}>
          {typeof part.preview === 'string' ? (
            <pre className={styles.text}>{part.preview}</pre>
          ) : (
            <Picture content={part.preview} />
          )}
        </ScrollRegion>
      ) : null}
    </li>
  );
}

function Picture(props: { readonly content: Blob }) {
  const styles = useStyles();
  const t = useTexts(reportFormTexts);
  const { content } = props;
  const show = useCallback(
    (image: HTMLImageElement) => {
      const address = URL.createObjectURL(content);
      image.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [content],
  );
  return <img ref={show} className={styles.picture} alt={t('pictureAlt')} />;
}
