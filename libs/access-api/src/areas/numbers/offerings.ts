import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { capabilities, countryCode, monthlyCost, numberType } from './shapes.ts';

const output = z.array(z.object({ type: numberType, capabilities, cost: monthlyCost }));

/** What numbers of a country can do, and cost. */
export const offerings = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.buy')
    .input(z.object({ countryCode }))
    .output(output)
    .query(async ({ input }) => [...(await numbers.offerings(input.countryCode))]);
