import { z } from 'zod';

/** What kind of answer a question wants. */
export const slotTypeSchema = z.discriminatedUnion('kind', [
  /** Figures alone, as they can be pressed too. */
  z.strictObject({
    kind: z.literal('digits'),
    min: z.int().min(1).max(30),
    max: z.int().min(1).max(30),
  }),
  /** A letter or two and figures, as `A-1001`; the letters may be left out where there is a prefix. */
  z.strictObject({
    kind: z.literal('reference'),
    prefix: z.string().regex(/^[A-Z]{0,4}$/),
    digits: z.int().min(1).max(12),
  }),
  z.strictObject({ kind: z.literal('yes-no') }),
  z.strictObject({ kind: z.literal('number'), min: z.int(), max: z.int() }),
  /** A day, as `2026-12-24`. */
  z.strictObject({ kind: z.literal('date') }),
  /** One's own words. Only a recogniser of free speech has them of a voice. */
  z.strictObject({ kind: z.literal('text'), maxLength: z.int().min(1).max(500) }),
]);

export type SlotType = z.infer<typeof slotTypeSchema>;
