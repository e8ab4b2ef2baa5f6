import { botsRouter } from './areas/bots/router.ts';
import { callersRouter } from './areas/callers/router.ts';
import { conversationsRouter } from './areas/conversations/router.ts';
import { flowsRouter } from './areas/flows/router.ts';
import { modelsRouter } from './areas/models/router.ts';
import { peopleRouter } from './areas/people/router.ts';
import { scriptsRouter } from './areas/scripts/router.ts';
import { trialsRouter } from './areas/trials/router.ts';
import type { BotsServices } from './bots-services.ts';
import { createProcedures, trpc } from './trpc.ts';

export type BotsRouter = ReturnType<typeof botsServiceRouter>;

/** Everything the bots service answers, over services that `apps/bots-service` injects. */
export function botsServiceRouter(services: BotsServices) {
  const procedures = createProcedures(services);
  return trpc.router({
    bots: botsRouter(procedures, services),
    callers: callersRouter(procedures, services),
    conversations: conversationsRouter(procedures, services),
    flows: flowsRouter(procedures, services),
    models: modelsRouter(procedures, services),
    people: peopleRouter(procedures, services),
    scripts: scriptsRouter(procedures, services),
    trials: trialsRouter(procedures, services),
  });
}
