import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { numberReservation, reservationId } from './shapes.ts';

/** What is reserved, until when, and what it costs. */
export const reservation = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.buy')
    .input(z.object({ reservationId }))
    .output(numberReservation)
    .query(({ input }) => numbers.reservation(input.reservationId));
