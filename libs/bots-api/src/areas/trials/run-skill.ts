import type { Procedures } from '../../trpc.ts';
import type { TrialService } from './service.ts';
import { runSkillInput, skillResult } from './shapes.ts';

/** Runs a skill for somebody who tries a flow. */
export const runSkill = (procedures: Procedures, trials: TrialService) =>
  procedures
    .allowed('call.supervise')
    .input(runSkillInput)
    .output(skillResult)
    .mutation(({ input }) => trials.runSkill(input));
