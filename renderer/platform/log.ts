/** How much a log line matters: `error` gave up, `warn` recovered, `info` one lifecycle step, `debug` the rest. */
export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** Writes one line. `context` holds plain values and never a secret (no resume token, no SDP). */
export type Log = (
  level: LogLevel,
  message: string,
  context?: Readonly<Record<string, unknown>>,
) => void;

/** A log that writes to a console, `debug` lines left out. */
export function createConsoleLog(sink: Pick<Console, 'error' | 'warn' | 'info'>): Log {
  return (level, message, context) => {
    if (level === 'debug') return;
    if (context === undefined) sink[level](message);
    else sink[level](message, context);
  };
}
