import { useEffect, useState } from 'react';
import { formatElapsed } from '../../i18n/format.ts';
import { useClient } from '../../react/client.tsx';

/** How long ago something began, second by second. */
export function Since(props: { readonly sinceMs: number }) {
  const { now } = useClient();
  const [nowMs, setNowMs] = useState(now);
  useEffect(() => {
    const timer = window.setInterval(() => setNowMs(now()), 1000);
    return () => window.clearInterval(timer);
  }, [now]);
  return formatElapsed(nowMs - props.sinceMs);
}
