export type { BotView, Change } from '../areas/bots/shapes.ts';
export type { CallerView, RunView } from '../areas/callers/shapes.ts';
export type { ConversationView, TurnView } from '../areas/conversations/shapes.ts';
export type { FlowView, SkillView, VersionView } from '../areas/flows/shapes.ts';
export type { ScriptView } from '../areas/scripts/shapes.ts';
export type { BotsRouter } from '../router.ts';
export { createBotsClient } from './bots-client.ts';
export type { BotsClient, BotsClientOptions } from './bots-client.ts';
export { botsFailure } from './bots-failure.ts';
