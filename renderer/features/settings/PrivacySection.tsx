import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircle20Regular } from '@fluentui/react-icons/svg/dismiss-circle';
import { LockClosed20Regular } from '@fluentui/react-icons/svg/lock-closed';
import { QuestionCircle20Regular } from '@fluentui/react-icons/svg/question-circle';
import { useId, type ComponentType } from 'react';
import {
  PRIVACY_KINDS,
  type PrivacyAccess,
  type PrivacyKind,
  type PrivacyStatus,
} from '../../../domain/desktop/privacy.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { SystemSettingsButton } from '../../react/SystemSettingsButton.tsx';
import { privacyTexts } from './privacyTexts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '4px 12px',
    minHeight: '44px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  name: { flex: '1 1 120px' },
  access: { display: 'flex', alignItems: 'center', gap: '6px' },
  icon: { display: 'flex', flexShrink: 0 },
  allowed: { color: tokens.colorStatusSuccessForeground1 },
  refused: { color: tokens.colorStatusDangerForeground1 },
  locked: { color: tokens.colorNeutralForeground3 },
  undecided: { color: tokens.colorNeutralForeground3 },
  unknown: { color: tokens.colorNeutralForeground3 },
});

const ICONS: Readonly<Record<PrivacyAccess, ComponentType>> = {
  allowed: CheckmarkCircle20Regular,
  refused: DismissCircle20Regular,
  locked: LockClosed20Regular,
  undecided: QuestionCircle20Regular,
  unknown: QuestionCircle20Regular,
};

/** What the system lets the program use, and the way to change it. For systems that have a say in it. */
export function PrivacySection(props: { readonly status: PrivacyStatus }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {PRIVACY_KINDS.filter((kind) => props.status.pages.includes(kind)).map((kind) => (
        <Row key={kind} kind={kind} status={props.status} />
      ))}
    </ul>
  );
}

function Row(props: { readonly kind: PrivacyKind; readonly status: PrivacyStatus }) {
  const styles = useStyles();
  const t = useTexts(privacyTexts);
  const { kind, status } = props;
  const id = useId();
  const access = status.access[kind];
  const Icon = ICONS[access];
  return (
    <li className={styles.row}>
      <span id={id} className={styles.name}>
        {t(`kind.${kind}`)}
      </span>
      <span className={styles.access}>
        <span className={`${styles.icon} ${styles[access]}`} aria-hidden="true">
          <Icon />
        </span>
        {t(`access.${access}`)}
      </span>
      <SystemSettingsButton status={status} kind={kind} describedBy={id} />
    </li>
  );
}
