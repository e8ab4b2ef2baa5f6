import { runSkill } from '@switchboard/bots';
import type { ChannelKind } from '@switchboard/bots';
import { botsError } from '@switchboard/bots-api';
import type { TrialService } from '@switchboard/bots-api';
import type { BotDefinition } from '../bots/bot.ts';
import type { SkillTools } from '../skills/skill-tools.ts';

export interface TrialParts {
  readonly bots: readonly BotDefinition[];
  /** Of one run: with data of its own, which end with it. */
  readonly toolsFor: (channel: ChannelKind) => SkillTools;
  readonly skillFailed: (skill: string, error: unknown) => void;
}

/** Skills for whoever tries a flow. */
export function createTrialService({ bots, toolsFor, skillFailed }: TrialParts): TrialService {
  return {
    async runSkill({ botId, channel, skill: name, facts }) {
      const bot = bots.find(({ flow }) => flow.id === botId);
      if (!bot) throw botsError('bot-not-found', 'There is no such bot.');
      const skill = bot.skills.find((one) => one.name === name);
      if (!skill) throw botsError('skill-not-found', 'The bot has no such skill.');
      const failed = (cause: unknown): void => skillFailed(name, cause);
      const { outcome, facts: found } = await runSkill(skill, facts, toolsFor(channel), failed);
      return { outcome, facts: { ...found } };
    },
  };
}
