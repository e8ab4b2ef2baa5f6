import { runSkill } from '@switchboard/bots';
import { botsError } from '@switchboard/bots-api';
import type { TrialService } from '@switchboard/bots-api';
import type { BotDefinition } from '../bots/bot.ts';
import type { SkillTools } from '../skills/skill-tools.ts';

export interface TrialParts {
  readonly bots: readonly BotDefinition[];
  /** With data of its own each time, which end with it. */
  readonly tools: () => SkillTools;
  readonly skillFailed: (skill: string, error: unknown) => void;
}

/** Skills for whoever tries a flow. */
export function createTrialService({ bots, tools, skillFailed }: TrialParts): TrialService {
  return {
    async runSkill({ botId, skill: name, facts }) {
      const bot = bots.find(({ flow }) => flow.id === botId);
      if (!bot) throw botsError('bot-not-found', 'There is no such bot.');
      const skill = bot.skills.find((one) => one.name === name);
      if (!skill) throw botsError('skill-not-found', 'The bot has no such skill.');
      const failed = (cause: unknown): void => skillFailed(name, cause);
      const { outcome, facts: found } = await runSkill(skill, facts, tools(), failed);
      return { outcome, facts: { ...found } };
    },
  };
}
