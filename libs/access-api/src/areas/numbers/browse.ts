import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { freeNumber, numberBrowse } from './shapes.ts';

/** Which numbers nobody has, so that one can be chosen. */
export const browse = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.buy', 'number-search-per-person')
    .input(numberBrowse)
    .output(z.array(freeNumber))
    .query(async ({ input }) => [...(await numbers.browse(input))]);
