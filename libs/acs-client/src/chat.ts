export { BOT, createBotChat, MARK } from './bot-chat.ts';
export type { BotChat, BotMessage, OpenChat } from './bot-chat.ts';
