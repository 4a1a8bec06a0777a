import { Button } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import type { Fault } from '../../domain/fault.ts';
import { commonTexts } from '../i18n/commonTexts.ts';
import { faultText } from '../i18n/faultText.ts';
import { useLanguage, useTexts } from '../i18n/useTexts.ts';
import { MessageScreen } from '../ui/MessageScreen.tsx';
import { useClient } from './client.tsx';
import { refusalActions, type RefusalAction } from './refusal.ts';

/** Says why a room is closed to this person, and what can be done. `onRetry` enters (again). */
export function RefusalScreen(props: { readonly fault: Fault; readonly onRetry: () => void }) {
  const { place } = useClient();
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
    </MessageScreen>
  );
}
