import type { ChannelKind, RunSkill } from '@switchboard/bots';
import { bots } from '../live/bots';

/** Runs skills of a bot with data that the service has for trials. */
export function runSkillOf(botId: string, channel: ChannelKind): RunSkill {
  return async (skill, facts) => ({
    kind: 'result',
    ...(await bots.trials.runSkill.mutate({ botId, channel, skill, facts })),
  });
}
