import { readFile } from 'node:fs/promises';
import type { PrismaClient } from '@switchboard/database';
import { roles } from '@switchboard/identity';
import type { Clock } from '@switchboard/kernel';
import { z } from 'zod';
import { newId } from '../ids.ts';

const seed = z.array(
  z.object({
    issuer: z.url(),
    subject: z.string().min(1).max(255),
    name: z.string().min(1).max(100),
    email: z.email().optional(),
    role: z.enum(roles),
  }),
);

/** Makes sure that the demo people are there; what they have become since stays. */
export async function seedPeople(client: PrismaClient, file: string, clock: Clock): Promise<void> {
  const people = seed.parse(JSON.parse(await readFile(file, 'utf8')));
  for (const { issuer, subject, ...person } of people) {
    const key = { issuer, subject };
    await client.person.upsert({
      where: { issuer_subject: key },
      create: {
        ...key,
        ...person,
        id: newId('usr', clock),
        createdAt: new Date(clock.now()),
      },
      update: {},
    });
  }
}
