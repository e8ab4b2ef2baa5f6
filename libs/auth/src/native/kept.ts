import type { z } from 'zod';
import type { SecureStore } from './secure-store.ts';

/** One value in a secure store. */
export interface Kept<Content> {
  /** @returns undefined when there is none, or none that this version can read */
  read(): Promise<Content | undefined>;
  write(content: Content): Promise<void>;
  remove(): Promise<void>;
}

export function kept<Content>(
  store: SecureStore,
  key: string,
  schema: z.ZodType<Content>,
): Kept<Content> {
  return {
    async read() {
      const text = await store.read(key);
      return text === undefined ? undefined : schema.safeParse(parsed(text)).data;
    },
    write: (content) => store.write(key, JSON.stringify(content)),
    remove: () => store.remove(key),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
