import { pageOf } from '@switchboard/app-server';
import { apiError } from '@switchboard/telephony-api';
import type { ContactService } from '@switchboard/telephony-api';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { contactView } from './contact-view.ts';

/** By name; the cursor is the id of the last one, so that no name stands in it. */
export function listContacts(client: PrismaClient): ContactService['list'] {
  return async ({ query, cursor: from, limit }) => {
    const last = from === undefined ? null : await find(client, from);
    const found = await client.contact.findMany({
      where: {
        AND: [
          query === undefined ? {} : searchOf(query),
          last
            ? { OR: [{ name: { gt: last.name } }, { name: last.name, id: { gt: last.id } }] }
            : {},
        ],
      },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: limit + 1,
    });
    const { rows, cursor } = pageOf(found, limit, ({ id }) => id);
    return { items: rows.map(contactView), cursor };
  };
}

async function find(client: PrismaClient, id: string) {
  const found = await client.contact.findUnique({ where: { id } });
  if (found) return found;
  throw apiError('invalid-cursor', 'This list does not go on from there.');
}

function searchOf(query: string): Prisma.ContactWhereInput {
  const digits = query.replaceAll(/\D/g, '');
  return {
    OR: [
      { name: { contains: query, mode: 'insensitive' } },
      ...(digits.length >= 3 ? [{ number: { contains: digits } }] : []),
    ],
  };
}
