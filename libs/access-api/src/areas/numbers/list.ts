import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { monthlyCost, ownedNumber } from './shapes.ts';

const output = z.object({
  numbers: z.array(ownedNumber),
  spend: z.array(monthlyCost),
  limit: monthlyCost.nullable(),
});

/** The phone numbers one has, and what they cost. */
export const list = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.read')
    .output(output)
    .query(async () => {
      const { numbers: owned, spend, limit } = await numbers.list();
      return { numbers: [...owned], spend: [...spend], limit };
    });
