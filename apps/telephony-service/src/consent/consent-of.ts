import { withEvent } from '@switchboard/telephony';
import type { Channel, Consent, ConsentEvent, ConsentSource } from '@switchboard/telephony';
import type { ConsentEvent as Row, Prisma } from '../generated/prisma/client.ts';

/** What each of these people said last, of each channel and sender. */
export async function consentsOf(
  client: Prisma.TransactionClient,
  theirs: readonly string[],
): Promise<(theirs: string) => Consent> {
  const consents = new Map<string, Consent>();
  const rows = await client.consentEvent.findMany({
    where: { theirs: { in: [...theirs] } },
    distinct: ['theirs', 'channel', 'ours'],
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  for (const row of rows)
    consents.set(row.theirs, withEvent(consents.get(row.theirs) ?? [], eventOf(row)));
  return (number) => consents.get(number) ?? [];
}

function eventOf({ kind, channel, ours, source, at }: Row): ConsentEvent {
  return {
    kind: kind as ConsentEvent['kind'],
    channel: channel as Channel,
    ...(ours !== null && { sender: ours }),
    source: source as ConsentSource,
    atMs: at.getTime(),
  };
}
