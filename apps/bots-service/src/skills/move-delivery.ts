import type { Skill } from '@switchboard/bots';
import type { SkillTools } from './skill-tools.ts';
import { spokenDay } from './spoken-day.ts';

/** Has an order come on another day. */
export const moveDelivery: Skill<SkillTools> = {
  name: 'move-delivery',
  description: 'Moves the delivery of an order to another day, while it is not shipped.',
  needs: ['order', 'day'],
  gives: ['confirmation'],
  outcomes: ['moved', 'unknown', 'too-late', 'no-delivery'],
  async run({ order: reference = '', day = '' }, { shop, run: { id } }) {
    const outcome = await shop.moveDelivery({ id, reference }, day);
    if (outcome !== 'moved') return { outcome };
    return {
      outcome,
      facts: { confirmation: `Your order ${reference} comes on ${spokenDay(day)}.` },
    };
  },
};
