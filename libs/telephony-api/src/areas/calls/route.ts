import type { Procedures } from '../../trpc.ts';
import type { CallService } from './service.ts';
import { routeAnswer, routeInput } from './shapes.ts';

/** Who answers for a number. */
export const route = (procedures: Procedures, calls: CallService) =>
  procedures
    .allowed('number.read')
    .input(routeInput)
    .output(routeAnswer)
    .query(async ({ input }) => routeAnswer.parse({ route: await calls.route(input.ours) }));
