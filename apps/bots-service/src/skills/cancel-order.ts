import type { Skill } from '@switchboard/bots';
import type { SkillTools } from './skill-tools.ts';

/** Cancels an order. */
export const cancelOrder: Skill<SkillTools> = {
  name: 'cancel-order',
  description: 'Cancels an order, while it is not packed.',
  needs: ['order'],
  gives: ['confirmation'],
  outcomes: ['cancelled', 'unknown', 'too-late'],
  async run({ order: reference = '' }, { shop, run: { id } }) {
    const outcome = await shop.cancel({ id, reference });
    if (outcome !== 'cancelled') return { outcome };
    return { outcome, facts: { confirmation: `Your order ${reference} is cancelled.` } };
  },
};
