/** Table `rooms`. Times are epoch milliseconds. */
export interface RoomsTable {
  readonly code: string;
  readonly capacity: number;
  readonly created_at_ms: number;
  readonly used_at_ms: number;
  /** 0 or 1. */
  readonly has_lobby: number;
  readonly passcode_hash: string | null;
}

/** Table `secrets`: random bytes by name. */
interface SecretsTable {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Table `migrations`: the ids that were applied. */
interface MigrationsTable {
  readonly id: string;
  readonly applied_at_ms: number;
}

/** All tables, as Kysely wants them. */
export interface Tables {
  readonly rooms: RoomsTable;
  readonly secrets: SecretsTable;
  readonly migrations: MigrationsTable;
}
