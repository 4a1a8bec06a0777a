import { makeStyles, tokens } from '@fluentui/react-components';
import { PlugDisconnected20Regular } from '@fluentui/react-icons/svg/plug-disconnected';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useTexts } from '../i18n/useTexts.ts';
import type { ServiceWatch } from './serviceWatch.ts';
import { appTexts } from './texts.ts';

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '6px 16px',
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
    borderBottom: `1px solid ${tokens.colorStatusWarningBorder1}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { flexShrink: 0, display: 'flex' },
});

/** The watch whose findings the strip shows. */
export const ServiceWatchContext = createContext<ServiceWatch['store'] | undefined>(undefined);

/** Says what stands in the way of every meeting; nothing while nothing does. */
export function StatusStrip() {
  const store = useContext(ServiceWatchContext);
  return <div role="status">{store ? <Strip store={store} /> : null}</div>;
}

function Strip(props: { readonly store: ServiceWatch['store'] }) {
  const styles = useStyles();
  const t = useTexts(appTexts);
  const { network, service } = useStore(props.store);
  // A service on this computer is reachable without any network; then there is only something to say about others.
  if (network && service !== 'unreachable') return null;
  return (
    <div className={styles.strip}>
      <span className={styles.icon}>
        <PlugDisconnected20Regular aria-hidden="true" />
      </span>
      {network ? t('serviceUnreachable') : t('offline')}
    </div>
  );
}
