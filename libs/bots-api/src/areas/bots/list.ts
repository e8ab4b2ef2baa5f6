import type { Procedures } from '../../trpc.ts';
import type { BotService } from './service.ts';
import { listAnswer } from './shapes.ts';

/** Every bot, and where it answers. */
export const list = (procedures: Procedures, bots: BotService) =>
  procedures
    .allowed('call.supervise')
    .output(listAnswer)
    .query(() => bots.list());
