import type { Guarding, RequestLimit } from '@switchboard/rpc';
import type { BotService } from './areas/bots/service.ts';
import type { CallerService } from './areas/callers/service.ts';
import type { ConversationService } from './areas/conversations/service.ts';
import type { FlowService } from './areas/flows/service.ts';
import type { ModelService } from './areas/models/service.ts';
import type { MemoryService } from './areas/people/service.ts';
import type { ScriptService } from './areas/scripts/service.ts';
import type { TrialService } from './areas/trials/service.ts';

/** What the router needs done; `apps/bots-service` does it. */
export interface BotsServices extends Guarding<RequestLimit> {
  readonly bots: BotService;
  readonly callers: CallerService;
  readonly conversations: ConversationService;
  readonly flows: FlowService;
  readonly models: ModelService;
  readonly people: MemoryService;
  readonly scripts: ScriptService;
  readonly trials: TrialService;
}
