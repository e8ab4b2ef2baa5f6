import type { CallView } from '@switchboard/telephony-api';
import type { PhoneCall, Prisma } from '../generated/prisma/client.ts';

type Contact = CallView['contact'];

/** Who the others are in these calls, as far as somebody has named them. */
export async function contactsOf(
  client: Prisma.TransactionClient,
  rows: readonly Pick<PhoneCall, 'theirs'>[],
): Promise<(theirs: string) => Contact> {
  const contacts = await client.contact.findMany({
    where: { number: { in: [...new Set(rows.map(({ theirs }) => theirs))] } },
    select: { id: true, name: true, number: true },
  });
  const known = new Map(contacts.map(({ id, name, number }) => [number, { id, name }]));
  return (theirs) => known.get(theirs) ?? null;
}
