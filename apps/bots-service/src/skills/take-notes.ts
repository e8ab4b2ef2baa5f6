import type { Skill } from '@switchboard/bots';
import type { SkillTools } from './skill-tools.ts';

/** Joins the call of a conversation to take notes of it. What becomes of it is said there later. */
export const takeNotes: Skill<SkillTools> = {
  name: 'take-notes',
  description: 'Joins the call of the conversation, and writes down what is said.',
  needs: [],
  gives: [],
  outcomes: ['joining', 'going', 'no-conversation'],
  async run(_facts, { notes, run }) {
    if (run.channel !== 'chat') return { outcome: 'no-conversation' };
    const { id: requestId, botId, place: threadId } = run;
    return { outcome: await notes.start({ requestId, botId, threadId }) };
  },
};
