import { randomUUID } from 'node:crypto';
import type { SmsSender } from '@switchboard/acs-client/sms';
import type { ChannelKind } from '@switchboard/bots';
import { todayIn } from '../conversations/take-input.ts';
import type { BotsTools } from '../bots-tools.ts';
import type { NoteTaking } from '../meetings/note-taking.ts';
import type { SkillTools } from '../skills/skill-tools.ts';
import { createTrialShop } from './trial-shop.ts';

/** Reserved ones, which nobody has. */
const NUMBERS = { ours: '+14255550100', theirs: '+14255550199' };

/** Says that it has sent a text, and sends none. */
const texts: SmsSender = {
  send: async () => ({ accepted: true, messageId: randomUUID() }),
};

/** Says that it takes notes, and takes none. */
const notes: NoteTaking = { start: async () => 'joining', stop: async () => 'stopped' };

/** What skills work with while somebody tries a flow. */
export function trialTools(
  tools: Pick<BotsTools, 'clock' | 'timeZone'>,
  channel: ChannelKind,
): SkillTools {
  const { clock, timeZone } = tools;
  const numbers = channel === 'chat' ? { ours: undefined, theirs: undefined } : NUMBERS;
  return {
    ...{ shop: createTrialShop(todayIn(tools)), texts, notes, clock, timeZone },
    run: { id: randomUUID(), atMs: clock.now(), botId: '', place: 'trial', channel, ...numbers },
  };
}
