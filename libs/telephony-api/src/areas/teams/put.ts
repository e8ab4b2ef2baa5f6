import type { Procedures } from '../../trpc.ts';
import type { TeamService } from './service.ts';
import { putInput, team } from './shapes.ts';

/** Makes a team, or changes who is in it. */
export const put = (procedures: Procedures, teams: TeamService) =>
  procedures
    .allowed('team.manage')
    .input(putInput)
    .output(team)
    .mutation(({ input }) => teams.put(input));
