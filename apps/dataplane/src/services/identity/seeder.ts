import { isCommunicationUserId } from '@switchboard/acs-wire';
import { z } from 'zod';
import { seeder } from '../seeder.ts';
import { newUserId } from './identity.ts';

const MAX_SEEDED = 10_000;

/** People by names of the seed's own; ids are made unless they are given. */
const input = z
  .array(
    z.object({
      name: z.string().min(1).max(64),
      id: z.string().max(256).refine(isCommunicationUserId).optional(),
    }),
  )
  .max(MAX_SEEDED)
  .default([]);

export const identitySeeder = seeder({
  key: 'identities',
  schema: input,
  plan(people, { name, nowMs, resourceId }) {
    const ids = new Map(people.map((one) => [one.name, one.id ?? newUserId(resourceId, nowMs)]));
    for (const [who, id] of ids) name(who, id);
    const data = [...ids.values()].map((id) => ({ id, createdMs: nowMs }));
    return {
      write: async (db) => void (await db.identity.createMany({ data, skipDuplicates: true })),
      made: Object.fromEntries(ids),
    };
  },
});
