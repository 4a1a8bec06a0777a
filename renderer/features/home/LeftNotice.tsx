import { Button } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { useLocation } from 'wouter';
import { commonTexts } from '../../i18n/commonTexts.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useView } from '../../react/stores.ts';
import { Callout } from '../../ui/Callout.tsx';
import { homeTexts } from './texts.ts';

/** Says that a meeting was left, and leads back into it with one press. */
export function LeftNotice() {
  const t = useTexts(homeTexts);
  const common = useTexts(commonTexts);
  const { view } = useClient();
  const [, navigate] = useLocation();
  const route = useView((state) => state.leftRoute);
  if (route === undefined) return null;
  const code = route.replace('/m/', '').split('?')[0] ?? '';
  const rejoin = () => {
    view.setState({ leftRoute: undefined, enterRoute: route });
    navigate(route);
  };
  return (
    <Callout
      tone="info"
      live="status"
      actions={
        <>
          <Button size="small" onClick={rejoin}>
            {t('rejoin')}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            icon={<Dismiss20Regular />}
            aria-label={common('action.close')}
            onClick={() => view.setState({ leftRoute: undefined })}
          />
        </>
      }
    >
      {t('left', { code })}
    </Callout>
  );
}
