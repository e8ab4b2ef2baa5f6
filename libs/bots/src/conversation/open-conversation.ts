import type { Flow } from '../flow/flow.ts';
import type { ChannelKind, Conversation, Facts } from './conversation.ts';

/**
 * A conversation that has not begun: its first turn takes in that somebody `arrived`.
 *
 * @param facts what is known of them already, as a name
 */
export function openConversation(
  flow: Flow,
  channel: ChannelKind,
  facts: Facts = {},
): Conversation {
  return { channel, step: flow.start, waiting: 'nothing', turn: 0, facts, tries: 0 };
}

/** Whether it has not begun, or is over. */
export function isIdle({ waiting }: Conversation): boolean {
  return waiting === 'nothing';
}
