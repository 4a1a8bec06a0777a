/** What the service asks of a log. Pino, and so Fastify's own log, fits it. */
export interface Log {
  debug(details: LogDetails, message: string): void;
  info(details: LogDetails, message: string): void;
  warn(details: LogDetails, message: string): void;
  error(details: LogDetails, message: string): void;
}

/**
 * Facts beside a message. Never a name, a room code, a token or a credential: whoever reads the log must
 * not be able to enter a room by it.
 */
type LogDetails = Readonly<Record<string, unknown>>;
