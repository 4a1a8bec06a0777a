import { useEffect, useState } from 'react';
import { useClient } from './client.tsx';

/**
 * The service's clock, epoch milliseconds, as far as this device knows it; anew with each of its seconds. Always read from
 * the device's clock and never counted on, so that sleep and corrected clocks do no harm.
 */
export function useServiceNow(offsetMs: number | undefined): number {
  const { now } = useClient();
  const ahead = offsetMs ?? 0;
  const [deviceMs, setDeviceMs] = useState(() => now());
  useEffect(() => {
    let timer = 0;
    const tick = () => {
      const atMs = now();
      setDeviceMs(atMs);
      const intoSecond = (((atMs + ahead) % 1_000) + 1_000) % 1_000;
      timer = window.setTimeout(tick, 1_000 - intoSecond);
    };
    tick();
    return () => window.clearTimeout(timer);
  }, [now, ahead]);
  return deviceMs + ahead;
}
