import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';
import { reasonOf, StartFailure } from '../startFailure.ts';
import type { Tables } from './tables.ts';

const FILE_NAME = 'umeet.sqlite';
/** How long a statement waits for another process that holds the database, such as a backup. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens the database in that folder and makes both when missing, readable by this user only: it holds the
 * secret that proves memberships. Throws {@link StartFailure} when it cannot.
 */
export function openSqlite(dataDir: string): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: forKysely(open(dataDir)) }) });
}

function open(dataDir: string): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const file = join(dataDir, FILE_NAME);
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
    const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
    // WAL with full sync: what was answered survives kill -9 and a power cut.
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
    return database;
  } catch (error) {
    const message = `the data folder ${dataDir} cannot be used (${reasonOf(error)})`;
    throw new StartFailure('data-folder-unusable', message, error);
  }
}

/** `node:sqlite` in the shape of better-sqlite3, which Kysely's dialect is written for. */
function forKysely(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      // All transactions here write. One that starts as a reader cannot wait for its turn when it becomes a writer.
      const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
      };
    },
  };
}
