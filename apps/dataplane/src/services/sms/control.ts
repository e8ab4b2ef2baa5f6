import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Database } from '../../platform/database/database.ts';
import { readCursor, writeCursor } from '../../platform/wire/cursor.ts';
import { read } from '../../platform/wire/body.ts';
import type { ProviderLinks } from './sending.ts';
import { describeStatus, isDeliveryCode } from './status.ts';

const STATES = ['waiting', 'sent', 'delivered', 'failed'] as const;
const query = z.object({
  state: z.enum(STATES).optional(),
  sender: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
});
const position = z.object({ number: z.int() });

export interface SmsControl {
  readonly db: Database;
  readonly links: readonly ProviderLinks[];
}

/** Texts and the links to providers, for who looks after them. What texts say is not shown. */
export function smsControl(app: FastifyInstance, { db, links }: SmsControl): void {
  app.get('/sms/providers', async () => ({ value: links.map(presentLinks) }));

  app.get('/sms/messages', async (request) => {
    const asked = read(query, request.query);
    const { state, sender, limit, after } = asked;
    const before = after === undefined ? undefined : readCursor(position, after).number;
    const rows = await db.smsMessage.findMany({
      where: {
        ...(state && { state }),
        ...(sender && { sender }),
        ...(before !== undefined && { number: { lt: before } }),
      },
      orderBy: { number: 'desc' },
      take: limit + 1,
      omit: { content: true },
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const isMore = rows.length > limit && last;
    return {
      value: page.map(presentMessage),
      ...(isMore && { after: writeCursor({ number: Number(last.number) }) }),
    };
  });
}

function presentLinks({ provider, client, pump }: ProviderLinks) {
  const { name, address, prefixes, senders } = provider;
  const { host, port, isEncrypted } = address;
  const waiting = { queued: client.queued, inHand: pump.inHand };
  return {
    ...{ name, host, port, isEncrypted, prefixes, senders },
    links: client.links,
    ...waiting,
  };
}

type Row = Omit<Awaited<ReturnType<Database['smsMessage']['findMany']>>[number], 'content'>;

function presentMessage(row: Row) {
  const { id, sender, recipient, segments, provider, state, attempts, isReply, code } = row;
  return {
    ...{ id, sender, recipient, segments, provider, state, attempts, isReply },
    status: code !== null && isDeliveryCode(code) ? describeStatus(code) : null,
    acceptedAt: timeOf(row.createdMs),
    nextAttemptAt: timeOf(row.dueMs),
    endedAt: timeOf(row.endedMs),
  };
}

function timeOf(ms: bigint | null): string | null {
  return ms === null ? null : new Date(Number(ms)).toISOString();
}
