import { shareDatabases } from '@switchboard/storage/testing';
import { openDatabase } from '../src/database/open-database.ts';
import type { Database } from '../src/database/open-database.ts';

const databases = shareDatabases(() => openDatabase('pglite:memory'));
afterAll(() => databases[Symbol.asyncDispose]());

/** An empty one in memory, which later tests of the same file use as well; whoever asks disposes of it. */
export const lendDatabase = (): Promise<Database> => databases.lend();
