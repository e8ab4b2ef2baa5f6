export { storageErrors } from './storage-errors.ts';
export { diffMigrations, migrate } from './migrate.ts';
export type { EmbeddedOptions } from './embedded/embedded-database.ts';
export { openStorage } from './open.ts';
export type { Storage } from './open.ts';
export type { DiskState } from './embedded/free-space.ts';
export { isOutage } from './outage.ts';
export { ownFolder } from './own-folder.ts';
