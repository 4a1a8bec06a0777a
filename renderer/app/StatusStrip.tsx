import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwise20Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { PlugDisconnected20Regular } from '@fluentui/react-icons/svg/plug-disconnected';
import { createContext, Suspense, useContext } from 'react';
import { useStore } from 'zustand';
import { useTexts } from '../i18n/useTexts.ts';
import { useIncidents } from '../react/stores.ts';
import { IncidentStrip } from './incidents.ts';
import type { Reach, ServiceWatch } from './serviceWatch.ts';
import { appTexts } from './texts.ts';
import { UpdateStrip } from './UpdateStrip.tsx';

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
  return (
    <div role="status">
      {store ? <Strip store={store} /> : null}
      <Incidents />
      <UpdateStrip />
    </div>
  );
}

/** Their code comes when there is something to tell. */
function Incidents() {
  const isAny = useIncidents(({ incidents }) => incidents.length > 0);
  return <Suspense>{isAny ? <IncidentStrip /> : null}</Suspense>;
}

function Strip(props: { readonly store: ServiceWatch['store'] }) {
  const styles = useStyles();
  const t = useTexts(appTexts);
  const reach = useStore(props.store);
  const words = wordsFor(reach);
  if (words === undefined) return null;
  return (
    <div className={styles.strip}>
      <span className={styles.icon}>
        {words === 'serviceRestarting' ? (
          <ArrowClockwise20Regular aria-hidden="true" />
        ) : (
          <PlugDisconnected20Regular aria-hidden="true" />
        )}
      </span>
      {t(words)}
    </div>
  );
}

/** A service on this computer is reachable without any network, so its own trouble is said first. */
function wordsFor({
  network,
  service,
}: Reach): 'offline' | 'serviceUnreachable' | 'serviceRestarting' | undefined {
  if (service === 'restarting') return 'serviceRestarting';
  if (!network) return 'offline';
  return service === 'unreachable' ? 'serviceUnreachable' : undefined;
}
