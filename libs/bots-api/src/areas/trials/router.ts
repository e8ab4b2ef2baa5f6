import type { BotsServices } from '../../bots-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { runSkill } from './run-skill.ts';

/** Trying a flow before customers do. */
export const trialsRouter = (procedures: Procedures, { trials }: BotsServices) =>
  trpc.router({ runSkill: runSkill(procedures, trials) });
