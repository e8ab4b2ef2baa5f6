import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { isDriverAdapterError } from '@prisma/driver-adapter-utils';
import type { SqlQueryable, Transaction } from '@prisma/driver-adapter-utils';
import { pgliteAdapter } from '../pglite-adapter.ts';
import type { Answer, Command, Commands, Failure } from './protocol.ts';

// The program of the thread: PGlite computes on the thread that calls it, and what it does not survive
// (a full disk makes it spin for ever) must not take the server with it.
const port = parentPort as MessagePort;
const database = new PGlite((workerData as { folder: string }).folder);
await database.waitReady;
const adapter = await pgliteAdapter(database).connect();
const transactions = new Map<number, Transaction>();
let lastTransaction = 0;

const commands: Commands = {
  queryRaw: (query, transaction) => on(transaction).queryRaw(query),
  executeRaw: (query, transaction) => on(transaction).executeRaw(query),
  executeScript: (script) => adapter.executeScript(script),
  async startTransaction(isolation) {
    const id = ++lastTransaction;
    transactions.set(id, await adapter.startTransaction(isolation));
    return id;
  },
  commit: (transaction) => finish(transaction, 'commit'),
  rollback: (transaction) => finish(transaction, 'rollback'),
  async close() {
    await database.close();
  },
  ping: async () => undefined,
};

port.on('message', (command: Command) => {
  answer(command).catch((error: unknown) =>
    port.postMessage({ id: command.id, failure: failureOf(error) } satisfies Answer),
  );
});
port.postMessage('ready');

function on(transaction: number | undefined): SqlQueryable {
  return transaction === undefined ? adapter : found(transaction);
}

function found(id: number): Transaction {
  const transaction = transactions.get(id);
  if (!transaction) throw new Error('This transaction has ended.');
  return transaction;
}

async function finish(id: number, how: 'commit' | 'rollback'): Promise<void> {
  const transaction = found(id);
  transactions.delete(id);
  await transaction[how]();
}

async function answer({ id, name, args }: Command): Promise<void> {
  const run = commands[name] as (...args: readonly unknown[]) => Promise<unknown>;
  const reply: Answer = await Promise.resolve()
    .then(() => run(...args))
    .then(
      (value) => ({ id, value }),
      (error: unknown) => ({ id, failure: failureOf(error) }),
    );
  port.postMessage(reply);
  if (name === 'close') port.close();
}

function failureOf(error: unknown): Failure {
  if (isDriverAdapterError(error)) return { message: error.message, mapped: error.cause };
  const { message, code } = error as Error & { code?: unknown };
  return { message, ...(typeof code === 'string' && { code }) };
}
