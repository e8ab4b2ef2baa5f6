import type { KeyValueStore } from '../ports/ports.ts';

/** Keeps values as long as a test takes. */
export function memoryStore(): KeyValueStore & { readonly size: () => number } {
  const values = new Map<string, string>();
  return {
    read: async (key) => values.get(key),
    write: async (key, value) => void values.set(key, value),
    remove: async (key) => void values.delete(key),
    size: () => values.size,
  };
}
