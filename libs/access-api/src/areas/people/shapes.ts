import { roles } from '@switchboard/identity';
import { z } from 'zod';
import type { PersonRecord } from './service.ts';

/** A person as an admin sees one. */
export const personOutput = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(roles),
  userId: z.string().nullable(),
  blockedAt: z.iso.datetime().nullable(),
  erasedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  lastActiveAt: z.iso.datetime().nullable(),
});

export function personView(person: PersonRecord): z.infer<typeof personOutput> {
  return {
    ...person,
    blockedAt: person.blockedAt?.toISOString() ?? null,
    erasedAt: person.erasedAt?.toISOString() ?? null,
    createdAt: person.createdAt.toISOString(),
    lastActiveAt: person.lastActiveAt?.toISOString() ?? null,
  };
}
