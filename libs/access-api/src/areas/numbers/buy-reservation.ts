import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { numberOperation, reservationId } from './shapes.ts';

const input = z.object({ reservationId, agreesNotToResell: z.boolean().default(false) });

/** Buys what is reserved, once, within what may be spent each month. */
export const buyReservation = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.buy', 'number-change-per-person')
    .input(input)
    .output(numberOperation)
    .mutation(({ ctx, input: { reservationId: id, ...options } }) =>
      numbers.buyReservation(ctx.origin, id, options),
    );
