import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { line } from '../../shapes.ts';
import type { NumberService } from './service.ts';
import { countryCode, numberType } from './shapes.ts';

const input = z.object({
  countryCode,
  type: numberType,
  locality: line(1, 128).optional(),
  division: line(1, 128).optional(),
});

/** What numbers of a country, or of one town, may begin with. */
export const areaCodes = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.buy')
    .input(input)
    .output(z.array(z.string()))
    .query(async ({ input: query }) => [...(await numbers.areaCodes(query))]);
