import type { Procedures } from '../../trpc.ts';
import type { TeamService } from './service.ts';
import { presence, putPresenceInput } from './shapes.ts';

/** Says that one is available, or away. */
export const putPresence = (procedures: Procedures, teams: TeamService) =>
  procedures
    .allowed('handover.answer')
    .input(putPresenceInput)
    .output(presence)
    .mutation(({ ctx, input }) => teams.putPresence(ctx.actor, input.isAvailable));
