import type { Procedures } from '../../trpc.ts';
import type { TeamService } from './service.ts';
import { teamList } from './shapes.ts';

/** Every team, and who of it is there. */
export const list = (procedures: Procedures, teams: TeamService) =>
  procedures
    .allowed('team.read')
    .output(teamList)
    .query(async () => ({ items: await teams.list() }));
