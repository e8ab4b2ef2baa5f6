import { z } from 'zod';
import { languages } from '../i18n/translate.ts';
import type { KeyValueStore } from '../ports/ports.ts';
import { createValue } from '../state/value.ts';
import type { Value } from '../state/value.ts';

const KEY = 'settings';

const settings = z.object({
  /** Absent: that of the system. */
  language: z.enum(languages).optional(),
  /** Whether the person wants to be woken; the system may say no all the same. */
  notifications: z.boolean().default(true),
});

export type Settings = z.output<typeof settings>;

export interface SettingsStore {
  readonly value: Value<Settings>;
  start(): Promise<void>;
  change(change: Partial<Settings>): void;
}

/** What the person chose on this device; it stays when they sign out. */
export function createSettings(storage: KeyValueStore): SettingsStore {
  const value = createValue<Settings>({ notifications: true });
  return {
    value,
    async start() {
      const text = await storage.read(KEY);
      try {
        value.set(settings.parse(JSON.parse(text ?? '{}')));
      } catch {
        // What an older version wrote otherwise is chosen again.
      }
    },
    change(change) {
      value.set({ ...value.get(), ...change });
      storage.write(KEY, JSON.stringify(value.get())).catch(() => undefined);
    },
  };
}
