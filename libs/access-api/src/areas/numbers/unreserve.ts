import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { numberReservation, phoneNumber, reservationId } from './shapes.ts';

/** Lets somebody else have a number that was reserved. */
export const unreserve = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.buy', 'number-change-per-person')
    .input(z.object({ reservationId, number: phoneNumber }))
    .output(numberReservation)
    .mutation(({ input: { reservationId: id, number } }) => numbers.unreserve(id, number));
