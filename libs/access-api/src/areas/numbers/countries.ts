import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { countryCode } from './shapes.ts';

/** Where numbers are sold. */
export const countries = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.buy')
    .output(z.array(z.object({ code: countryCode, name: z.string() })))
    .query(async () => [...(await numbers.countries())]);
