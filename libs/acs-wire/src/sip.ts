import { z } from 'zod';
import { optional } from './optional.ts';

export const sipLimits = {
  trunks: 250,
  routes: 250,
  trunksOfRoute: 250,
  /** Characters. */
  name: 256,
  pattern: 1_024,
  description: 1_024,
} as const;

/** More than fits, so that the rules refuse it in the service's own words. */
const text = z.string().max(4_096);
const trunk = z.object({ sipSignalingPort: z.number() });
const route = z.object({
  name: text,
  description: optional(text),
  numberPattern: text,
  trunks: z
    .array(text)
    .max(1_000)
    .nullish()
    .transform((trunks) => trunks ?? []),
});

/** A merge patch: null deletes a trunk, or all routes. */
export const sipPatchBody = z.object({
  trunks: z
    .record(text, trunk.nullable())
    .refine((trunks) => Object.keys(trunks).length <= 1_000, {
      message: 'There are too many trunks.',
    })
    .nullish(),
  routes: z
    .array(route)
    .max(1_000)
    .nullable()
    .transform((routes) => routes ?? [])
    .optional(),
});

export type SipTrunk = z.output<typeof trunk>;
export type SipRoute = z.output<typeof route>;
export type SipPatch = z.output<typeof sipPatchBody>;
