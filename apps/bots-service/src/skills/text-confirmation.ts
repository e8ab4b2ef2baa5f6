import { FAILED } from '@switchboard/bots';
import type { Skill } from '@switchboard/bots';
import { codeOf } from '@switchboard/kernel';
import { stableUuid } from '../calls/stable-uuid.ts';
import type { SkillTools } from './skill-tools.ts';

/** Texts whoever calls what was agreed with them, or what they have been told, from the number that they have called. */
export const textConfirmation: Skill<SkillTools> = {
  name: 'text-confirmation',
  description: 'Texts a confirmation to whoever calls; who writes has it in writing already.',
  needs: [],
  gives: [],
  outcomes: ['texted', 'in-writing', 'no-number', 'refused'],
  async run({ confirmation, 'order-news': news }, { texts, run }, signal) {
    const text = confirmation || news;
    if (!text) return { outcome: FAILED };
    if (run.channel !== 'voice') return { outcome: 'in-writing' };
    const { ours: from, theirs: to, id, atMs: firstSentMs } = run;
    if (!from || !to) return { outcome: 'no-number' };
    const repeatabilityId = stableUuid(`confirmation ${id}`);
    try {
      const request = { from, to, text, tag: id, repeatabilityId, firstSentMs };
      const { accepted } = await texts.send(request, signal);
      // Whoever has opted out, or has a number that takes no texts.
      return { outcome: accepted ? 'texted' : 'refused' };
    } catch (error) {
      if (codeOf(error) === 'sms-refused') return { outcome: 'refused' };
      throw error;
    }
  },
};
