import { isWorthRetrying } from '@switchboard/telephony';
import type { MessageView } from '@switchboard/telephony-api';
import type { Message } from '../generated/prisma/client.ts';
import type { Names } from '../people/colleagues.ts';
import { deliveryOf } from '../sending/deliveries.ts';

export function messageView(message: Message, names: Names): MessageView {
  const { id, conversationId, text, byId, campaignId, segments, costMillionths } = message;
  return {
    ...{ id, conversationId, text, campaignId, segments },
    direction: message.direction === 'in' ? 'in' : 'out',
    at: message.at.toISOString(),
    delivery: deliveryView(message),
    by: byId === null ? null : names(byId),
    cost:
      costMillionths === null || message.currency === null
        ? null
        : { currency: message.currency, millionths: Number(costMillionths) },
  };
}

function deliveryView(message: Message): MessageView['delivery'] {
  const delivery = deliveryOf(message);
  if (!delivery) return null;
  const { state, atMs } = delivery;
  return {
    ...{ state, at: new Date(atMs).toISOString(), reason: message.reason },
    mayRetry: delivery.state === 'failed' && isWorthRetrying(delivery.detail),
  };
}
