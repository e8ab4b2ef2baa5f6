import type { Procedures } from '../../trpc.ts';
import { nothing } from '../../shapes.ts';
import type { TeamService } from './service.ts';
import { byId } from './shapes.ts';

/** Deletes a team; what was handed over to it stays in the history. */
export const remove = (procedures: Procedures, teams: TeamService) =>
  procedures
    .allowed('team.manage')
    .input(byId)
    .output(nothing)
    .mutation(async ({ input }) => {
      await teams.remove(input.teamId);
      return {};
    });
