import { Button } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import type { Fault } from '../../domain/fault.ts';
import type { Invitation } from '../../domain/meeting/invitation.ts';
import { commonTexts } from '../i18n/commonTexts.ts';
import { faultText } from '../i18n/faultText.ts';
import { useLanguage, useTexts } from '../i18n/useTexts.ts';
import { MessageScreen } from '../ui/MessageScreen.tsx';
import { useClient } from './client.tsx';
import { NEW_REPORT_ROUTE } from './reportRoute.ts';
import { refusalActions, type RefusalAction } from './refusal.ts';

/** Says why a room is closed to this person, and what can be done. `onRetry` enters (again). */
export function RefusalScreen(props: {
  readonly fault: Fault;
  /** Where it was to be; without it there is nothing to report. */
  readonly invitation?: Invitation;
  readonly onRetry: () => void;
}) {
  const { place, view } = useClient();
  const t = useTexts(commonTexts);
  const language = useLanguage();
  const [, navigate] = useLocation();
  const { what, advice } = faultText(props.fault, language, place);
  const run: Readonly<Record<RefusalAction, () => void>> = {
    retry: props.onRetry,
    continueHere: props.onRetry,
    reload: () => window.location.reload(),
    home: () => navigate('/'),
  };
  const { invitation } = props;
  const report = () => {
    if (invitation) view.setState({ failedJoin: { invitation, code: props.fault.code } });
    navigate(NEW_REPORT_ROUTE);
  };
  return (
    <MessageScreen title={what.replace(/[.。]$/, '')} body={advice} alert>
      {refusalActions(props.fault.code).map((action, index) => (
        <Button
          key={action}
          size="large"
          appearance={index === 0 ? 'primary' : 'secondary'}
          onClick={run[action]}
        >
          {t(`action.${action}`)}
        </Button>
      ))}
      {invitation ? (
        <Button size="large" appearance="subtle" onClick={report}>
          {t('command.report')}
        </Button>
      ) : null}
    </MessageScreen>
  );
}
