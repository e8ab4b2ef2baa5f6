import type { HandoverEvent } from '@switchboard/telephony';
import { apiError } from '@switchboard/telephony-api';
import type { Actor, HandoverService, HandoverView } from '@switchboard/telephony-api';
import type { Transaction } from '../database/transact.ts';
import type { Handover } from '../generated/prisma/client.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { acceptHandover, passHandover } from './answer-handover.ts';
import { changeHandover } from './change-handover.ts';
import { findHandover, findRequested } from './find-handover.ts';
import { handoverViews } from './handover-views.ts';
import { listHandovers } from './list-handovers.ts';
import { lockHandovers } from './lock-handovers.ts';
import { offerWaiting } from './offer-waiting.ts';
import { requestHandover } from './request-handover.ts';
import { watchHandovers } from './watch-handovers.ts';

type Tools = Pick<TelephonyTools, 'client' | 'transact' | 'activity' | 'jobs' | 'clock'>;

export function createHandoverService(tools: Tools): HandoverService {
  const { client, transact, clock } = tools;
  const viewOf = async (db: typeof client | Transaction['prisma'], row: Handover) => {
    const [view] = await handoverViews(db, clock.now(), [row]);
    return view!;
  };
  const alone = (work: (tx: Transaction) => Promise<Handover>): Promise<HandoverView> =>
    transact(async (tx) => {
      await lockHandovers(tx);
      return viewOf(tx.prisma, await work(tx));
    });
  const told = (actor: Actor, id: string, ...event: Told) =>
    alone((tx) => toldBy(tx, tools, actor, id, event));
  return {
    request: (actor, request) => alone((tx) => requestHandover(tx, tools, actor, request)),
    get: async (actor, id) => viewOf(client, await findHandover(client, actor, id)),
    cancel: (actor, id) => told(actor, id, { kind: 'cancel' }),
    connected: (actor, id) => told(actor, id, { kind: 'connected' }),
    failed: (actor, { id, reason }) => told(actor, id, { kind: 'failed' }, reason),
    accept: (actor, id) => alone((tx) => acceptHandover(tx, tools, actor, id)),
    pass: (actor, id) => alone((tx) => passHandover(tx, tools, actor, id)),
    list: listHandovers(tools),
    watch: watchHandovers(tools),
  };
}

type Told = readonly [
  event: HandoverEvent & { readonly kind: 'cancel' | 'connected' | 'failed' },
  failure?: NonNullable<HandoverView['failure']>,
];

/** What the bot says became of it; whoever it was offered to may be asked for another one. */
async function toldBy(
  tx: Transaction,
  tools: Tools,
  actor: Actor,
  id: string,
  [event, failure]: Told,
): Promise<Handover> {
  const row = await findRequested(tx.prisma, actor, id);
  const changed = await changeHandover(tx, tools, row, event, failure);
  if (event.kind !== 'cancel' && changed.state !== event.kind)
    throw apiError('handover-wrong-state', 'Nobody has accepted this, or it is over.');
  if (changed !== row) await offerWaiting(tx, tools);
  return changed;
}
