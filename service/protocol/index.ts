// The door of the wire contract: everything both ends may know of each other.
export * from './version.ts';
export * from './limits.ts';
export * from './schemas.ts';
export * from './http.ts';
export * from './reports.ts';
export * from './incidents.ts';
export * from './events.ts';
