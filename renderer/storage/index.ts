// The door: the port, and its adapter that opens the database when it is first needed.
export type { ArchiveHealth, CallArchive, CallRecord, VerdictChange } from './callArchive.ts';
export { createCallArchive } from './createCallArchive.ts';
