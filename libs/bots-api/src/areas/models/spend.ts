import type { Procedures } from '../../trpc.ts';
import type { ModelService } from './service.ts';
import { spendAnswer } from './shapes.ts';

/** What the language model was asked and has cost, by day. */
export const spend = (procedures: Procedures, models: ModelService) =>
  procedures
    .allowed('call.supervise')
    .output(spendAnswer)
    .query(() => models.spend());
