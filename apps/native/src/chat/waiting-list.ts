import { z } from 'zod';
import type { KeyValueStore } from '../ports/ports.ts';
import { createValue } from '../state/value.ts';
import type { Value } from '../state/value.ts';

const KEY = 'outbox';

const waiting = z.object({
  threadId: z.string(),
  /** Travels with the message, so that it is known to be the same one. */
  id: z.string(),
  body: z.string(),
  createdOn: z.number(),
  /** It was refused for good: only the person can say what becomes of it. */
  isRefused: z.boolean().default(false),
});

export type Waiting = z.output<typeof waiting>;

/** Messages that wait, as they are kept over restarts. */
export interface WaitingList extends Value<readonly Waiting[]> {
  /** Reads what an earlier run kept, before what was added since. */
  read(): Promise<void>;
  put(next: readonly Waiting[]): void;
  change(id: string, change: Partial<Waiting>): void;
  drop(id: string): void;
  clear(): Promise<void>;
}

export function createWaitingList(storage: KeyValueStore): WaitingList {
  const list = createValue<readonly Waiting[]>([]);
  let written: Promise<unknown> = Promise.resolve();
  const put = (next: readonly Waiting[]): void => {
    list.set(next);
    const text = JSON.stringify(next);
    // One after the other, or an older list could overwrite a newer one.
    written = written.then(() => storage.write(KEY, text)).catch(() => undefined);
  };
  return {
    ...{ get: list.get, subscribe: list.subscribe, put },
    read: async () => list.set([...(await readKept(storage)), ...list.get()]),
    change: (id, change) =>
      put(list.get().map((one) => (one.id === id ? { ...one, ...change } : one))),
    drop: (id) => put(list.get().filter((one) => one.id !== id)),
    async clear() {
      put([]);
      await written;
      await storage.remove(KEY);
    },
  };
}

async function readKept(storage: KeyValueStore): Promise<readonly Waiting[]> {
  try {
    return z.array(waiting).parse(JSON.parse((await storage.read(KEY)) ?? '[]'));
  } catch {
    return [];
  }
}
