const silent = () => {};

/**
 * All that `@livekit/track-processors` takes from `livekit-client`, a whole meeting client that would otherwise come along
 * (and, with it, a patch of this window's peer connections). The build puts this in its place.
 */
export function getLogger(): Readonly<Record<string, unknown>> {
  const { warn, error } = console;
  const quiet = { trace: silent, debug: silent, log: silent, info: silent };
  return { ...quiet, warn, error, setLevel: silent, setDefaultLevel: silent };
}
