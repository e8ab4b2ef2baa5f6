import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { numberOperation, operationId } from './shapes.ts';

const input = z.object({ searchId: operationId, agreesNotToResell: z.boolean().default(false) });

/** Buys what a search has found, once, within what may be spent each month. */
export const buy = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.buy', 'number-change-per-person')
    .input(input)
    .output(numberOperation)
    .mutation(({ ctx, input: { searchId, ...options } }) =>
      numbers.buy(ctx.origin, searchId, options),
    );
