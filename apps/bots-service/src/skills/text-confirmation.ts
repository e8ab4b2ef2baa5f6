import { FAILED } from '@switchboard/bots';
import type { Skill } from '@switchboard/bots';
import { codeOf } from '@switchboard/kernel';
import { stableUuid } from '../calls/stable-uuid.ts';
import type { SkillTools } from './skill-tools.ts';

/** In one conversation: whoever asks again and again costs something each time, and may not be whose number it says. */
const MAX_TEXTS = 5;

/** Texts whoever calls what was agreed with them, or what they have been told, from the number that they have called. */
export const textConfirmation: Skill<SkillTools> = {
  name: 'text-confirmation',
  description: 'Texts a confirmation to whoever calls; who writes has it in writing already.',
  needs: [],
  gives: ['texts'],
  outcomes: ['texted', 'in-writing', 'no-number', 'refused'],
  async run({ confirmation, 'order-news': news, texts: before = '0' }, { texts, run }, signal) {
    const text = confirmation || news;
    if (!text) return { outcome: FAILED };
    if (run.channel !== 'voice') return { outcome: 'in-writing' };
    const { ours: from, theirs: to, id, atMs: firstSentMs } = run;
    if (!from || !to) return { outcome: 'no-number' };
    if (Number(before) >= MAX_TEXTS) return { outcome: 'refused' };
    const repeatabilityId = stableUuid(`confirmation ${id}`);
    try {
      const request = { from, to, text, tag: id, repeatabilityId, firstSentMs };
      const { accepted } = await texts.send(request, signal);
      // Whoever has opted out, or has a number that takes no texts.
      if (!accepted) return { outcome: 'refused' };
      return { outcome: 'texted', facts: { texts: String(Number(before) + 1) } };
    } catch (error) {
      if (codeOf(error) === 'sms-refused') return { outcome: 'refused' };
      throw error;
    }
  },
};
