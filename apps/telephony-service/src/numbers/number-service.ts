import {
  parseSender,
  telephonyError,
  telephonyErrors,
  verificationOf,
} from '@switchboard/telephony';
import type { VerificationState } from '@switchboard/telephony';
import type { NumberService, NumberView } from '@switchboard/telephony-api';
import type { OurNumber } from '../generated/prisma/client.ts';
import { takeAside } from '../receiving/aside.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { isWithdrawn } from './is-ours.ts';

const MAX_LISTED = 500;
const WITHDRAWN = 'sender-withdrawn';

type Tools = Pick<TelephonyTools, 'client' | 'transact' | 'clock' | 'prices'>;

export function createNumberService({ client, transact, clock, prices }: Tools): NumberService {
  return {
    async list() {
      const rows = await client.ourNumber.findMany({
        where: { OR: [{ routed: null }, { routed: true }] },
        orderBy: { id: 'asc' },
        take: MAX_LISTED,
      });
      const counted = await client.conversation.groupBy({ by: ['ours'], _count: true });
      const counts = new Map(counted.map(({ ours, _count }) => [ours, _count]));
      return {
        items: rows.map((row) => numberView(row, counts.get(row.id) ?? 0)),
        prices: { currency: prices.currency, prices: [...prices.prices] },
      };
    },
    put: ({ ours: id, ...known }) =>
      transact(async (tx) => {
        const row = await tx.prisma.ourNumber.upsert({
          where: { id },
          create: { id, ...known, createdAt: new Date(clock.now()) },
          update: known,
        });
        // Only the console gives it back.
        if (isWithdrawn(row)) throw telephonyError(WITHDRAWN, telephonyErrors[WITHDRAWN].meaning);
        await takeAside(tx, { clock }, id);
        tx.tell({ kind: 'number', id });
        return numberView(row, await tx.prisma.conversation.count({ where: { ours: id } }));
      }),
  };
}

function numberView(row: OurNumber, conversations: number): NumberView {
  const { id: ours, label, sendsTexts } = row;
  const sender = parseSender(ours);
  return {
    ...{ ours, label, sendsTexts, conversations },
    kind: sender?.kind ?? 'name',
    verification: row.verification as VerificationState,
    needs: (sender && verificationOf(sender)) ?? null,
  };
}
