import { BOT, MARK } from '@switchboard/acs-client/chat';
import { cardsOf } from '@switchboard/bots';
import type { Action } from '@switchboard/bots';
import { CHOICES } from '@switchboard/chat';
import type { Clock } from '@switchboard/kernel';
import type { Channel, Performance } from '../conversations/channel.ts';
import type { ChatOf } from './chats.ts';

/** What is older than that may have been said by a process that died, or without an answer. */
const FRESH_MS = 2_000;
/** More than are tried within that time; those that never succeed are not remembered for ever. */
const MAX_TRIED = 1_000;

/** Bots in threads: a turn is one message, with answers that can be clicked. */
export function createChatChannel(chatOf: ChatOf, clock: Clock): Channel {
  /** Turns that were tried here already. */
  const tried = new Set<string>();
  const mayHaveSaid = (mark: string, { atMs }: Performance): boolean =>
    tried.has(mark) || clock.now() - atMs > FRESH_MS;

  return {
    kind: 'chat',
    async perform(performance, signal) {
      const { botId, place, conversationId, turn, actions, after } = performance;
      const chat = chatOf(botId);
      if (!chat) return 'gone';
      const mark = `${conversationId}.${turn}`;
      const text = textOf(performance);
      if (
        text !== '' &&
        !(mayHaveSaid(mark, performance) && (await chat.hasSaid(place, mark, signal)))
      ) {
        tried.add(mark);
        if (tried.size > MAX_TRIED) tried.delete(tried.values().next().value!);
        const metadata = { [BOT]: '1', [MARK]: mark, ...choicesOf(performance) };
        const message = { text, metadata, displayName: performance.title };
        if ((await chat.send(place, message, signal)) === 'gone') return 'gone';
      }
      tried.delete(mark);
      // Whoever has come talks now.
      const isHandedOver = after === 'person-came' && actions.at(-1)?.kind === 'leave';
      return isHandedOver ? chat.leave(place, signal) : 'done';
    },
  };
}

/** A question that was answered meanwhile is not put any more; what was to be said is still said. */
function textOf({ actions, isCurrent }: Performance): string {
  const isSaid = ({ kind }: Action): boolean =>
    kind === 'say' || kind === 'hand-over' || (kind === 'ask' && isCurrent);
  return actions
    .filter(isSaid)
    .flatMap((action) => ('text' in action ? [action.text] : []))
    .join('\n');
}

function choicesOf({ actions, isCurrent }: Performance): Record<string, string> {
  const last = actions.at(-1);
  const cards = last?.kind === 'ask' && isCurrent ? cardsOf(last) : [];
  return cards.length > 0 ? { [CHOICES]: JSON.stringify(cards) } : {};
}
