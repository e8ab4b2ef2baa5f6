import type { z } from 'zod';
import { pushLabError } from '../push-lab-errors.ts';

/** @throws PlatformError `bad-request`, with the field that is wrong and nothing of what it held */
export function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join('.') ?? '';
  const named = /^[A-Za-z][\w.]{0,60}$/.test(field) ? field : 'its body';
  throw pushLabError('bad-request', `The request is malformed at ${named}.`, { target: named });
}
