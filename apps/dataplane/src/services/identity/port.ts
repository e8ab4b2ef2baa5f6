import { z } from 'zod';
import { port } from '../../platform/ports.ts';
import { topic } from '../../platform/process-bus/topic.ts';
import type { Caller } from '../../platform/wire/caller.ts';

/** What other services know of identities. */
export interface Identities {
  /** Of the tokens that are valid now; `undefined` when there is no such identity. */
  generation(userId: string): Promise<number | undefined>;
  /** Of those whose tokens were revoked, or who are gone, since; reads the database, however many they are. */
  revokedAmong(
    callers: Iterable<Pick<Caller, 'userId' | 'generation'>>,
  ): Promise<ReadonlySet<string>>;
  /** Runs before an identity is deleted, while there is still somebody to name; the deletion waits for it. */
  onRemoving(task: (userId: string) => Promise<void>): void;
}

export const identitiesPort = port<Identities>('identities');

/** A person's tokens were revoked or their identity deleted: their clients are to go, in every process. */
export const accessEnded = topic('access-ended', z.object({ userId: z.string() }));

export { identityNotOwned } from './identity.ts';
