import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { NumberService } from './service.ts';
import { numberName, numberRoutes, phoneNumber } from './shapes.ts';

const input = z.object({ number: phoneNumber, name: numberName, route: z.enum(numberRoutes) });

/** Names a number, and says where what comes in goes. */
export const describe = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.describe')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { number, ...label } }) => {
      await numbers.describe(ctx.origin, number, label);
      return {};
    });
