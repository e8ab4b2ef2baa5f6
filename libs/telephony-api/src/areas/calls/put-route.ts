import type { Procedures } from '../../trpc.ts';
import type { CallService } from './service.ts';
import { putRouteInput, routeAnswer } from './shapes.ts';

/** Says who answers for a number; calls that ring already go on as they began. */
export const putRoute = (procedures: Procedures, calls: CallService) =>
  procedures
    .allowed('number.manage')
    .input(putRouteInput)
    .output(routeAnswer)
    .mutation(async ({ input }) => routeAnswer.parse({ route: await calls.putRoute(input) }));
