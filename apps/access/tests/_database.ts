import { openDatabase } from '@switchboard/database';
import type { Database } from '@switchboard/database';
import { shareDatabases } from '@switchboard/storage/testing';

const databases = shareDatabases(() => openDatabase('pglite:memory'));
afterAll(() => databases[Symbol.asyncDispose]());

/** An empty one in memory, which later tests of the same file use as well; whoever asks disposes of it. */
export const lendDatabase = (): Promise<Database> => databases.lend();
