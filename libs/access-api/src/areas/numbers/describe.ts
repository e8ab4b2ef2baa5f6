import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { NumberService } from './service.ts';
import { numberName, numberRoutes, phoneNumber } from './shapes.ts';

const input = z.object({
  number: phoneNumber,
  name: numberName,
  route: z.enum(numberRoutes),
  /** Absent: as it was. */
  callerId: z.boolean().optional(),
});

/** Names a number, says where what comes in goes, and whether every member may call from it. */
export const describe = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.describe')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { number, ...label } }) => {
      await numbers.describe(ctx.origin, number, label);
      return {};
    });
