import type { ConsentService, ConsentLedger } from '@switchboard/telephony-api';
import type { Prisma } from '../generated/prisma/client.ts';
import { namesOf } from '../people/colleagues.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { writeConsent } from './write-consent.ts';

type Tools = Pick<TelephonyTools, 'client' | 'transact' | 'clock'>;
type Item = ConsentLedger['items'][number];

const MAX_LISTED = 200;

export function createConsentService({ client, transact, clock }: Tools): ConsentService {
  return {
    get: (theirs) => ledgerOf(client, theirs),
    note: (actor, { theirs, kind, channel, ours }) =>
      transact(async (tx) => {
        const said = { kind, channel, source: 'hand', atMs: clock.now() } as const;
        const event = { ...said, ...(ours !== null && { sender: ours }) };
        await writeConsent(tx, theirs, event, actor.id);
        return ledgerOf(tx.prisma, theirs);
      }),
  };
}

async function ledgerOf(client: Prisma.TransactionClient, theirs: string): Promise<ConsentLedger> {
  const rows = await client.consentEvent.findMany({
    where: { theirs },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MAX_LISTED,
  });
  const names = await namesOf(
    client,
    rows.map(({ byId }) => byId),
  );
  return {
    items: rows.map(({ kind, channel, ours, source, at, byId }) => ({
      kind: kind as Item['kind'],
      channel: channel as Item['channel'],
      source: source as Item['source'],
      ...{ ours, at: at.toISOString(), by: byId === null ? null : names(byId) },
    })),
  };
}
