import { useEffect, useState } from 'react';
import type { QualityTick } from '../../../domain/quality/sample.ts';
import { useSession } from '../../react/client.tsx';
import { useQuality } from '../../react/stores.ts';

/** How much of a call the plots show at once. */
const WINDOW_MS = 300_000;
/** How far back one can go. */
const BACK_MAX_MS = 7_200_000;

/** The part of the call that the plots show. */
export interface PlotWindow {
  readonly fromMs: number;
  readonly toMs: number;
  readonly isLive: boolean;
  readonly ticks: readonly QualityTick[];
  readonly canGoBack: boolean;
  /** To the window before or after; after the last one, live again. */
  move(step: -1 | 1): void;
  goLive(): void;
}

/** The last minutes as they pass, or an earlier part of the call from the archive. */
export function usePlotWindow(): PlotWindow {
  const liveTicks = useQuality((quality) => quality.ticks);
  const startedAtMs = useStartOfCall();
  const [pastEndMs, setPastEndMs] = useState<number>();
  const pastTicks = usePastTicks(pastEndMs);
  const nowMs = liveTicks.at(-1)?.atMs ?? 0;
  const isLive = pastEndMs === undefined;
  const toMs = pastEndMs ?? nowMs;
  const fromMs = toMs - WINDOW_MS;
  const firstMs = Math.max(startedAtMs ?? nowMs, nowMs - BACK_MAX_MS);
  const canGoBack = fromMs > firstMs;
  return {
    fromMs,
    toMs,
    isLive,
    ticks: isLive ? liveTicks : pastTicks,
    canGoBack,
    move: (step) => {
      if (step < 0 ? !canGoBack : isLive) return;
      const next = toMs + step * WINDOW_MS;
      setPastEndMs(next >= nowMs ? undefined : next);
    },
    goLive: () => setPastEndMs(undefined),
  };
}

const NOTHING: readonly QualityTick[] = [];

function usePastTicks(endMs: number | undefined): readonly QualityTick[] {
  const { archive } = useSession();
  const callId = useQuality((quality) => quality.callId);
  const [loaded, setLoaded] = useState<{ endMs: number; ticks: readonly QualityTick[] }>();
  useEffect(() => {
    if (endMs === undefined || callId === undefined) return;
    const life = new AbortController();
    const load = async () => {
      const ticks = await archive.ticks(callId, endMs - WINDOW_MS, endMs);
      if (!life.signal.aborted) setLoaded({ endMs, ticks });
    };
    void load();
    return () => life.abort();
  }, [archive, callId, endMs]);
  return loaded?.endMs === endMs ? (loaded?.ticks ?? NOTHING) : NOTHING;
}

function useStartOfCall(): number | undefined {
  const { archive } = useSession();
  const callId = useQuality((quality) => quality.callId);
  const [startedAtMs, setStartedAtMs] = useState<number>();
  useEffect(() => {
    if (callId === undefined) return;
    const life = new AbortController();
    const load = async () => {
      const record = await archive.get(callId);
      if (!life.signal.aborted) setStartedAtMs(record?.startedAtMs);
    };
    void load();
    return () => life.abort();
  }, [archive, callId]);
  return startedAtMs;
}
