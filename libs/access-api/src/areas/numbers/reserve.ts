import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { numberReservation, reservationId, wantedNumber } from './shapes.ts';

const input = z.object({ reservationId: reservationId.optional(), number: wantedNumber });

/** Keeps a number from everybody else for some minutes, in a new reservation or one that there is. */
export const reserve = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.buy', 'number-change-per-person')
    .input(input)
    .output(numberReservation)
    .mutation(({ input: { reservationId: id, number } }) => numbers.reserve(id, number));
