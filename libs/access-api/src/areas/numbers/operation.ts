import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { NumberService } from './service.ts';
import { numberOperation, operationId } from './shapes.ts';

/** How something stands that ACS takes its time for. */
export const operation = (procedures: Procedures, numbers: NumberService) =>
  procedures
    .allowed('phone-number.read')
    .input(z.object({ id: operationId }))
    .output(numberOperation)
    .query(({ input: { id } }) => numbers.operation(id));
