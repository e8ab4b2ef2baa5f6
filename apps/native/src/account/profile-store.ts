import { z } from 'zod';
import type { KeyValueStore } from '../ports/ports.ts';

const KEY = 'profile';

const profile = z.object({
  /** At the provider. */
  subject: z.string(),
  personId: z.string(),
  name: z.string(),
  /** Raw id of the communication identity; absent before the first connection. */
  userId: z.string().optional(),
  /** Of the data plane. */
  endpoint: z.string(),
  /** Whether the policy lets this device be woken; what was kept before there was one says nothing of it. */
  mayGetPushes: z.boolean().default(true),
});

export type Profile = z.output<typeof profile>;

/** Who used this device last. @param subject whom it has to be, if it matters */
export async function readProfile(
  storage: KeyValueStore,
  subject?: string,
): Promise<Profile | undefined> {
  const found = profile.safeParse(parsed(await storage.read(KEY))).data;
  return subject === undefined || found?.subject === subject ? found : undefined;
}

export async function writeProfile(storage: KeyValueStore, known: Profile): Promise<void> {
  await storage.write(KEY, JSON.stringify(known));
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
