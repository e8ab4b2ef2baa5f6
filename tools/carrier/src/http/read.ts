import { z } from 'zod';
import { carrierError } from '../carrier-errors.ts';
import { numberInPath } from '../network/phone-number.ts';

/** @throws PlatformError `bad-request`, with the field that is wrong and nothing of what it held */
export function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const target = result.error.issues[0]?.path.join('.') || 'body';
  throw carrierError('bad-request', `The request is malformed at ${nameOf(target)}.`, { target });
}

const params = z.object({ number: z.string().max(20) });

/** @returns the number that an address ends in, with its plus */
export function readNumber(input: unknown): string {
  const number = numberInPath(read(params, input).number);
  if (number === undefined)
    throw carrierError('bad-request', 'The address ends in no phone number.', { target: 'number' });
  return number;
}

/** A key of somebody's object may be anything: what is no name of a field is not repeated. */
function nameOf(target: string): string {
  return /^[A-Za-z][\w.]{0,60}$/.test(target) ? target : 'its body';
}
