import type { CallView } from '@switchboard/telephony-api';
import type { PhoneCall } from '../generated/prisma/client.ts';
import type { TelephonyTools } from '../telephony-tools.ts';

type Contact = CallView['contact'];

/** Who the others are in these calls, as far as somebody has named them. */
export async function contactsOf(
  client: TelephonyTools['client'],
  rows: readonly Pick<PhoneCall, 'theirs'>[],
): Promise<(theirs: string) => Contact> {
  const contacts = await client.contact.findMany({
    where: { number: { in: [...new Set(rows.map(({ theirs }) => theirs))] } },
    select: { id: true, name: true, number: true },
  });
  const known = new Map(contacts.map(({ id, name, number }) => [number, { id, name }]));
  return (theirs) => known.get(theirs) ?? null;
}
