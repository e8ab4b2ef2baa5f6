import type { Skill } from '@switchboard/bots';
import type { Order } from '../shop/shop.ts';
import type { SkillTools } from './skill-tools.ts';
import { spokenDay } from './spoken-day.ts';

/** Says what became of an order. */
export const orderStatus: Skill<SkillTools> = {
  name: 'order-status',
  description: 'Looks an order up by its reference.',
  needs: ['order'],
  gives: ['order-news', 'confirmation'],
  outcomes: ['found', 'unknown'],
  async run({ order: reference = '', confirmation }, { shop }) {
    const order = await shop.order(reference);
    if (!order) return { outcome: 'unknown' };
    // What was agreed of another order is confirmed no more.
    const nothing = confirmation !== undefined && { confirmation: '' };
    return { outcome: 'found', facts: { 'order-news': newsOf(order), ...nothing } };
  },
};

function newsOf({ item, status, shipsOn, deliversOn }: Order): string {
  const on = (day: string | null): string => (day === null ? '' : ` on ${spokenDay(day)}`);
  const comes = deliversOn === null ? '' : ` It comes${on(deliversOn)}.`;
  switch (status) {
    case 'received':
      return `We have your order of ${item}, and it is not packed yet.${comes}`;
    case 'packed':
      return `Your order of ${item} is packed${shipsOn ? ` and ships${on(shipsOn)}` : ''}.${comes}`;
    case 'shipped':
      return `Your order of ${item} was shipped${on(shipsOn)}.`;
    case 'delivered':
      return `Your order of ${item} was delivered.`;
    case 'cancelled':
      return `Your order of ${item} is cancelled.`;
  }
}
