import type { Guarding, RequestLimit } from '@switchboard/rpc';
import type { BotService } from './areas/bots/service.ts';
import type { ConversationService } from './areas/conversations/service.ts';
import type { MemoryService } from './areas/people/service.ts';

/** What the router needs done; `apps/bots-service` does it. */
export interface BotsServices extends Guarding<RequestLimit> {
  readonly bots: BotService;
  readonly conversations: ConversationService;
  readonly people: MemoryService;
}
