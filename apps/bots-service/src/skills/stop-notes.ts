import type { Skill } from '@switchboard/bots';
import type { SkillTools } from './skill-tools.ts';

/** Leaves the call of a conversation; a summary is posted after that. */
export const stopNotes: Skill<SkillTools> = {
  name: 'stop-notes',
  description: 'Leaves the call of the conversation, and sums up what was said.',
  needs: [],
  gives: [],
  outcomes: ['stopped', 'none', 'no-conversation'],
  async run(_facts, { notes, run: { channel, place } }) {
    if (channel !== 'chat') return { outcome: 'no-conversation' };
    return { outcome: await notes.stop(place) };
  },
};
