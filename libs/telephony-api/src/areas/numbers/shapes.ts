import { z } from 'zod';
import { count, line, ours } from '../../shapes.ts';

export const verificationStates = ['unverified', 'pending', 'verified', 'rejected'] as const;

export const number = z.object({
  /** E.164, a short code, or a name. */
  ours: z.string(),
  label: z.string(),
  kind: z.enum(['toll-free', 'long-code', 'short-code', 'name']),
  verification: z.enum(verificationStates),
  /** Which verification carriers ask for; null for most numbers. */
  needs: z.enum(['toll-free', '10dlc']).nullable(),
  sendsTexts: z.boolean(),
  conversations: count,
});

export const numberList = z.object({
  items: z.array(number),
  /** A page counts with them what a text costs (`textCost` of `libs/telephony`). */
  prices: z.object({
    currency: z.string(),
    prices: z.array(z.object({ prefix: z.string(), perSegment: count })),
  }),
});
export const putInput = z.object({
  ours,
  label: line(1, 100),
  verification: z.enum(verificationStates),
  sendsTexts: z.boolean().default(true),
});

export type NumberView = z.infer<typeof number>;
