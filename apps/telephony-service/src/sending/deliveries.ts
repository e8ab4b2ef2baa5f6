import type { Delivery, DeliveryDetail } from '@switchboard/telephony';
import type { Message } from '../generated/prisma/client.ts';

type Row = Pick<Message, 'state' | 'stateAt' | 'reason'>;

/** How far a text has come, as it is written down; undefined for what came in. */
export function deliveryOf({ state, stateAt, reason }: Row): Delivery | undefined {
  if (state === null || stateAt === null) return undefined;
  const atMs = stateAt.getTime();
  // A reason may be one of ours as well, which stands where a detail of the service would.
  if (state === 'failed') return { state, atMs, detail: (reason ?? 'unknown') as DeliveryDetail };
  return { state: state as 'queued' | 'sent' | 'delivered', atMs };
}

export function rowOf(delivery: Delivery): Row {
  const { state, atMs } = delivery;
  const reason = delivery.state === 'failed' ? delivery.detail : null;
  return { state, stateAt: new Date(atMs), reason };
}
