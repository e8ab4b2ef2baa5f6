export { diffMigrations, migrate } from './migrate.ts';
export { openStorage } from './open.ts';
export type { Storage } from './open.ts';
export { ownFolder } from './own-folder.ts';
