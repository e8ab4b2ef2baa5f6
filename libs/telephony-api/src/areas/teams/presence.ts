import type { Procedures } from '../../trpc.ts';
import type { TeamService } from './service.ts';
import { presence as shape } from './shapes.ts';

/** Whether one can be asked. */
export const presence = (procedures: Procedures, teams: TeamService) =>
  procedures
    .allowed('handover.answer')
    .output(shape)
    .query(({ ctx }) => teams.presence(ctx.actor));
