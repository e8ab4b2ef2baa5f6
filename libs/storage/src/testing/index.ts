export { seedFolder } from './seed-folder.ts';
export { shareDatabases } from './share-databases.ts';
export type { SharedDatabases } from './share-databases.ts';
