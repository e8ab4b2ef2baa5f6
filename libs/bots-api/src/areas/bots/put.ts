import type { Procedures } from '../../trpc.ts';
import type { BotService } from './service.ts';
import { botView, putInput } from './shapes.ts';

/** Turns a bot on or off, and says where it answers. */
export const put = (procedures: Procedures, bots: BotService) =>
  procedures
    .allowed('number.manage')
    .input(putInput)
    .output(botView)
    .mutation(({ input }) => bots.put(input));
