import type { OutgoingText } from '@switchboard/acs-client/sms';
import { runSkill } from '@switchboard/bots';
import type { RunSkill } from '@switchboard/bots';
import { VirtualClock } from '@switchboard/kernel/testing';
import type { BotDefinition } from '../src/bots/bot.ts';
import type { Cancelled, Moved, Order } from '../src/shop/shop.ts';
import type { SkillTools } from '../src/skills/skill-tools.ts';

export const OURS = '+14255550100';
export const THEIRS = '+14255550111';
const NOW = Date.UTC(2026, 10, 30, 9);

/** What a made-up shop and phone network answer, and were asked. */
export interface MadeUp {
  readonly order?: Order;
  readonly moved?: Moved;
  readonly cancelled?: Cancelled;
  /** Whether a text is taken. */
  readonly accepts?: boolean;
}

export const LAMP: Order = {
  ...{ reference: 'A-1003', item: 'a desk lamp', status: 'received' },
  ...{ shipsOn: null, deliversOn: null },
};

/** Tools of skills that reach nobody. */
export function madeUpTools(
  { order = LAMP, moved = 'moved', cancelled = 'cancelled', accepts = true }: MadeUp = {},
  run: Partial<SkillTools['run']> = {},
) {
  const asked: string[] = [];
  const texts: OutgoingText[] = [];
  const tools: SkillTools = {
    shop: {
      order: async (reference) => (reference === order.reference ? order : undefined),
      async moveDelivery({ id, reference }, day) {
        asked.push(`${id}: ${reference} on ${day}`);
        return moved;
      },
      async cancel({ id, reference }) {
        asked.push(`${id}: cancel ${reference}`);
        return cancelled;
      },
    },
    texts: {
      async send(text) {
        texts.push(text);
        return accepts ? { accepted: true, messageId: 'one' } : { accepted: false, status: 400 };
      },
    },
    notes: { start: async () => 'joining', stop: async () => 'none' },
    ...{ clock: new VirtualClock(NOW), timeZone: 'UTC' },
    run: {
      ...{ id: 'cnv_1.5', atMs: NOW, botId: 'one', place: 'call-1', channel: 'voice' },
      ...{ ours: OURS, theirs: THEIRS },
      ...run,
    },
  };
  return { tools, asked, texts };
}

/** Runs the skills of a bot as its program does. */
export function runOf({ skills }: BotDefinition, tools: SkillTools): RunSkill {
  return (name, facts) =>
    runSkill(
      skills.find((skill) => skill.name === name),
      ...([facts, tools] as const),
      (cause) => {
        throw cause;
      },
    );
}
