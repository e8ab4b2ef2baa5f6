import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from '../numbers/service.ts';
import { phoneNumber } from '../numbers/shapes.ts';

const output = z.object({
  numbers: z.array(
    z.object({
      number: phoneNumber,
      name: z.string(),
      /** False for one that cannot call at all: the capability is missing. */
      canCall: z.boolean(),
    }),
  ),
});

/** From which numbers I may call phones. */
export const callerIds = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('caller-id.read')
    .output(output)
    .query(async () => ({ numbers: [...(await numbers.callerIds())] }));
