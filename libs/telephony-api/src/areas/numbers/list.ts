import type { Procedures } from '../../trpc.ts';
import type { NumberService } from './service.ts';
import { numberList } from './shapes.ts';

/** Our numbers, what they may do, and what texts cost. */
export const list = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('number.read')
    .output(numberList)
    .query(() => numbers.list());
