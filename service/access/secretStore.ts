/** PORT. Secrets that must stay the same over restarts. */
export interface SecretStore {
  /** The secret of that name; the first caller's bytes are kept for good, everybody gets those. */
  obtain(name: string, make: () => Uint8Array): Promise<Uint8Array>;
}
