import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { numberOperation, numberSearch } from './shapes.ts';

/** Holds numbers for some minutes, so that they can be bought. */
export const search = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.buy', 'number-search-per-person')
    .input(numberSearch)
    .output(numberOperation)
    .mutation(({ ctx, input }) => numbers.search(ctx.origin, input));
