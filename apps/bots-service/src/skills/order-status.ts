import type { Skill } from '@switchboard/bots';
import type { Order } from '../shop/shop.ts';
import type { SkillTools } from './skill-tools.ts';

/** Says what became of an order. */
export const orderStatus: Skill<SkillTools> = {
  name: 'order-status',
  description: 'Looks an order up by its reference.',
  needs: ['order'],
  gives: ['order-news'],
  outcomes: ['found', 'unknown'],
  async run({ order: reference = '' }, { shop }) {
    const order = await shop.order(reference);
    if (!order) return { outcome: 'unknown' };
    return { outcome: 'found', facts: { 'order-news': newsOf(order) } };
  },
};

function newsOf({ item, status, shipsOn }: Order): string {
  const day = shipsOn === null ? undefined : new Date(`${shipsOn}T00:00:00Z`);
  const date = day?.toLocaleDateString('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });
  switch (status) {
    case 'received':
      return `We have your order of ${item}, and it is not packed yet.`;
    case 'packed':
      return `Your order of ${item} is packed${date ? ` and ships on ${date}` : ''}.`;
    case 'shipped':
      return `Your order of ${item} was shipped${date ? ` on ${date}` : ''}.`;
    case 'delivered':
      return `Your order of ${item} was delivered.`;
  }
}
