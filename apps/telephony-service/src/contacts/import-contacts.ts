import { newId } from '@switchboard/app-server';
import { screenList } from '@switchboard/telephony';
import type { ListedRecipient } from '@switchboard/telephony';
import { readList } from '@switchboard/telephony/server';
import type { ContactService } from '@switchboard/telephony-api';
import type { TelephonyTools } from '../telephony-tools.ts';

/** As long as a name may be. */
const MAX_NAME = 100;
/** In one statement. */
const AT_ONCE = 500;

type Tools = Pick<TelephonyTools, 'transact' | 'clock'>;
type Imported = Awaited<ReturnType<ContactService['importList']>>;

/** Adds whoever is new, and gives those who are known the name of the list. */
export async function importContacts(tools: Tools, csv: string): Promise<Imported> {
  const rows = readList(new TextEncoder().encode(csv), ['name']);
  const { recipients, refused } = screenList(rows, { fields: ['name'] });
  let added = 0;
  for (let from = 0; from < recipients.length; from += AT_ONCE)
    added += await importSome(tools, recipients.slice(from, from + AT_ONCE));
  return { added, updated: recipients.length - added, refused: [...refused] };
}

/** @returns how many are new */
function importSome(
  { transact, clock }: Tools,
  recipients: readonly ListedRecipient<'name'>[],
): Promise<number> {
  const createdAt = new Date(clock.now());
  const people = recipients.map(({ number, values }) => ({
    ...{ number: number.e164, name: nameOf(values.name ?? ''), createdAt },
    id: newId('ctc', clock),
  }));
  return transact(async (tx) => {
    const { count } = await tx.prisma.contact.createMany({ data: people, skipDuplicates: true });
    await tx.$executeRawUnsafe(
      `UPDATE "Contact" SET "name" = given."name"
       FROM unnest($1::text[], $2::text[]) AS given("number", "name")
       WHERE "Contact"."number" = given."number" AND "Contact"."name" <> given."name"`,
      people.map(({ number }) => number),
      people.map(({ name }) => name),
    );
    tx.tell({ kind: 'contact', id: null });
    return count;
  });
}

function nameOf(written: string): string {
  return written
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, MAX_NAME);
}
