import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { numberOperation, phoneNumber } from './shapes.ts';

/** Whoever asks has to say the number once more. */
const input = z
  .object({ number: phoneNumber, confirmation: z.string() })
  .refine(({ number, confirmation }) => number === confirmation, {
    path: ['confirmation'],
    message: 'not the number',
  });

/** Gives a number back. Somebody else may have it then. */
export const release = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.buy', 'number-change-per-person')
    .input(input)
    .output(numberOperation)
    .mutation(({ ctx, input: { number } }) => numbers.release(ctx.origin, number));
