import type {
  Error as MappedError,
  IsolationLevel,
  SqlQuery,
  SqlResultSet,
} from '@prisma/driver-adapter-utils';

/** What the thread of the database can be asked to do; a transaction is named by the number it began with. */
export interface Commands {
  queryRaw(query: SqlQuery, transaction?: number): Promise<SqlResultSet>;
  executeRaw(query: SqlQuery, transaction?: number): Promise<number>;
  executeScript(script: string): Promise<void>;
  startTransaction(isolation?: IsolationLevel): Promise<number>;
  commit(transaction: number): Promise<void>;
  rollback(transaction: number): Promise<void>;
  close(): Promise<void>;
  /** Answered at once unless the thread is busy with a statement. */
  ping(): Promise<void>;
}

export type CommandName = keyof Commands;

export interface Command {
  readonly id: number;
  readonly name: CommandName;
  readonly args: readonly unknown[];
}

/** An error as it crosses threads. */
export interface Failure {
  readonly message: string;
  readonly code?: string;
  /** What Prisma's adapter made of it. */
  readonly mapped?: MappedError;
}

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure };
