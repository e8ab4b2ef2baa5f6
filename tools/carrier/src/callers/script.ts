import { z } from 'zod';
import { phoneNumber } from '../network/phone-number.ts';
import { spoken } from '../telephones/spoken.ts';

const MAX_STEPS = 100;
const MINUTE_MS = 60_000;
/** Base64 of a minute at 8 kHz. */
const MAX_WAV_CHARACTERS = 1_300_000;

const withinMs = z
  .int()
  .min(1)
  .max(10 * MINUTE_MS)
  .default(MINUTE_MS);
const hz = z.number().min(20).max(3_900);
/** The last second of what is heard is kept. */
const forMs = z.int().min(20).max(1_000);
const dB = z.number().min(-127).max(0);

const step = z.discriminatedUnion('do', [
  /** Calls, and goes on once that is answered. */
  z.strictObject({ do: z.literal('call'), to: phoneNumber, withinMs }),
  z.strictObject({ do: z.literal('wait-for-call'), withinMs }),
  z.strictObject({
    do: z.literal('answer'),
    afterMs: z
      .int()
      .min(0)
      .max(10 * MINUTE_MS)
      .default(0),
  }),
  z.strictObject({
    do: z.literal('decline'),
    afterMs: z
      .int()
      .min(0)
      .max(10 * MINUTE_MS)
      .default(0),
  }),
  /** A WAV file, as base64. */
  z.strictObject({ do: z.literal('play'), wav: z.base64().max(MAX_WAV_CHARACTERS) }),
  /** In English, by the voice that comes with the carrier. */
  z.strictObject({ do: z.literal('say'), text: spoken }),
  z.strictObject({ do: z.literal('tone'), hz, ms: z.int().min(20).max(MINUTE_MS) }),
  z.strictObject({
    do: z.literal('wait'),
    ms: z
      .int()
      .min(1)
      .max(10 * MINUTE_MS),
  }),
  z.strictObject({ do: z.literal('press'), digits: z.string().regex(/^[0-9*#A-D]{1,32}$/) }),
  /** So many digits, or as many as come until one of `until`. */
  z.strictObject({
    do: z.literal('hear-digits'),
    count: z.int().min(1).max(64).default(1),
    until: z
      .string()
      .regex(/^[0-9*#A-D]$/)
      .optional(),
    withinMs,
  }),
  z.strictObject({
    do: z.literal('hear-tone'),
    ...{ hz, dB: dB.default(-30), forMs: forMs.default(100), withinMs },
  }),
  /** Somebody speaks, or whatever else is that loud. */
  z.strictObject({
    do: z.literal('hear-sound'),
    ...{ dB: dB.default(-45), forMs: forMs.default(100), withinMs },
  }),
  z.strictObject({
    do: z.literal('hear-silence'),
    ...{ dB: dB.default(-50), forMs: forMs.default(500), withinMs },
  }),
  /** How loud tones are in what is heard from now on. */
  z.strictObject({
    do: z.literal('measure'),
    tones: z.array(hz).max(16).default([]),
    ms: forMs.default(500),
  }),
  /** From now on, for so many seconds or until the end. */
  z.strictObject({ do: z.literal('record'), seconds: z.int().min(1).max(300).default(60) }),
  z.strictObject({ do: z.literal('hang-up') }),
  /** Is gone, and nobody is told. */
  z.strictObject({ do: z.literal('drop') }),
  /** Until the other side has hung up. */
  z.strictObject({ do: z.literal('wait-for-end'), withinMs }),
]);

/** What a simulated caller does, one after another. */
export const script = z.strictObject({
  phoneNumber,
  steps: z.array(step).min(1).max(MAX_STEPS),
});

export type Step = z.output<typeof step>;
export type StepName = Step['do'];
export type Script = z.output<typeof script>;
/** As a program writes it: what has a default may be left away. */
export type ScriptInput = z.input<typeof script>;
