import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { personId } from '../../shapes.ts';
import type { PeopleService } from './service.ts';
import { personOutput, personView } from './shapes.ts';

const moment = z.iso.datetime();
const count = z.number().int();
const output = z.object({
  person: personOutput,
  provider: z.object({ issuer: z.string(), subject: z.string() }),
  identities: z.array(
    z.object({
      id: z.string(),
      userId: z.string().nullable(),
      state: z.string(),
      createdAt: moment,
      changedAt: moment,
    }),
  ),
  budget: z.object({ spentToday: count, perDay: count }),
  relays: z.object({ mayRelay: z.boolean(), spentToday: count, perDay: count }),
  tokens: z.array(
    z.object({
      id: z.string(),
      scopes: z.array(z.string()),
      issuedAt: moment,
      expiresAt: moment,
      requestId: z.string(),
      browser: z.string().nullable(),
      system: z.string().nullable(),
    }),
  ),
  holdings: z.object({
    identities: count,
    tokens: count,
    rooms: count,
    memberships: count,
    invitations: count,
    calls: count,
  }),
});

/** One person, with what is theirs: identities, the latest tokens, today's budget. */
export const get = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('people.read')
    .input(z.object({ personId }))
    .output(output)
    .query(async ({ input }) => {
      const { person, provider, identities, budget, relays, tokens, holdings } = await people.get(
        input.personId,
      );
      return {
        person: personView(person),
        provider,
        identities: identities.map((one) => ({
          ...one,
          createdAt: one.createdAt.toISOString(),
          changedAt: one.changedAt.toISOString(),
        })),
        budget,
        relays,
        tokens: tokens.map((token) => ({
          ...token,
          scopes: [...token.scopes],
          issuedAt: token.issuedAt.toISOString(),
          expiresAt: token.expiresAt.toISOString(),
        })),
        holdings,
      };
    });
