import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { capabilities, numberOperation, phoneNumber } from './shapes.ts';

const input = z.object({ number: phoneNumber, capabilities });

/** Changes what a number may be used for. */
export const setCapabilities = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.buy', 'number-change-per-person')
    .input(input)
    .output(numberOperation)
    .mutation(({ ctx, input: { number, capabilities: wanted } }) =>
      numbers.setCapabilities(ctx.origin, number, wanted),
    );
