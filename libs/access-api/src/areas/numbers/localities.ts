import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { countryCode } from './shapes.ts';

const output = z.array(z.object({ locality: z.string(), division: z.string().nullable() }));

/** The towns of a country that there are numbers of. */
export const localities = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.buy')
    .input(z.object({ countryCode }))
    .output(output)
    .query(async ({ input }) => [...(await numbers.localities(input.countryCode))]);
