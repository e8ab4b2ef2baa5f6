import { z } from 'zod';

/** A field that one SDK leaves out and another sends as null; both mean the same. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** Epoch milliseconds. */
export const time = z.iso.datetime({ offset: true }).transform((text, context) => {
  const ms = Date.parse(text);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  context.addIssue({ code: 'custom', message: 'The time is out of range.' });
  return z.NEVER;
});
