import type { KeyValueStore } from '../ports.ts';

/**
 * Keeps what a device keeps, apart from that of the others on the same desk. Nothing here is secret to
 * other pages of the same origin: the web build is for trying the app, on a machine of one's own.
 */
export function pageStore(installationId: string, kind: 'kept' | 'secret'): KeyValueStore {
  const keyOf = (key: string): string => `switchboard:${installationId}:${kind}:${key}`;
  return {
    read: async (key) => localStorage.getItem(keyOf(key)) ?? undefined,
    write: async (key, value) => localStorage.setItem(keyOf(key), value),
    remove: async (key) => localStorage.removeItem(keyOf(key)),
  };
}
