import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { numberOperation } from './shapes.ts';

/** What goes on with numbers, and what was over within a day. */
export const operations = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.read')
    .output(z.array(numberOperation))
    .query(async () => [...(await numbers.operations())]);
