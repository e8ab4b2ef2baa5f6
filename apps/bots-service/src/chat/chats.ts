import { createBotChat } from '@switchboard/acs-client/chat';
import type { BotChat } from '@switchboard/acs-client/chat';
import type { Accounts } from '../people/accounts.ts';

/** Threads as a bot takes part in them: the same for bots of one account, undefined for one that has none. */
export type ChatOf = (botId: string) => BotChat | undefined;

export function openChats({ identities, ownerOf }: Accounts): ChatOf {
  const chats = new Map([...identities].map(([owner, open]) => [owner, createBotChat(open)]));
  return (botId) => chats.get(ownerOf(botId));
}
