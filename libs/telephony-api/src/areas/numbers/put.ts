import type { Procedures } from '../../trpc.ts';
import type { NumberService } from './service.ts';
import { number, putInput } from './shapes.ts';

/** Says what a number of ours is called and how far its verification is. */
export const put = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('number.manage')
    .input(putInput)
    .output(number)
    .mutation(({ input }) => numbers.put(input));
