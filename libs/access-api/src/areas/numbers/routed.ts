import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { phoneNumber } from './shapes.ts';

const output = z.object({
  numbers: z.array(z.object({ number: phoneNumber, name: z.string() })),
});

/** The numbers whose texts and calls go to the app with the shared inbox, for whoever works there. */
export const routed = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('number.read')
    .output(output)
    .query(async () => ({ numbers: [...(await numbers.routed())] }));
