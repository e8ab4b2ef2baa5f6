import { z } from 'zod';
import { phoneNumber } from '../network/phone-number.ts';
import { VOICES } from '../telephones/line.ts';
import { spoken } from '../telephones/spoken.ts';

const MAX_LISTED = 1_000;
const MAX_TONES = 16;
/** Below half of what G.711 carries. */
export const hz = z.number().min(20).max(3_900);

export const newCall = z.strictObject({ to: phoneNumber });
export const digits = z.string().regex(/^[0-9*#A-D]{1,64}$/, 'keys of a telephone');
export const pressed = z.strictObject({ digits });
/** What its telephone says, until it is over or something else is said. */
export const said = z.strictObject({ text: spoken });
export const muted = z.strictObject({ isMuted: z.boolean() });

export const lineChange = z.strictObject({
  ringSeconds: z.int().min(1).max(180).optional(),
  isBusy: z.boolean().optional(),
  voice: z.enum(VOICES).optional(),
  toneHz: hz.optional(),
  lossPercent: z.number().min(0).max(100).optional(),
  delayMs: z.int().min(0).max(2_000).optional(),
  voicemail: z
    .strictObject({
      isOn: z.boolean().optional(),
      afterSeconds: z.int().min(0).max(180).optional(),
      maxSeconds: z.int().min(1).max(60).optional(),
    })
    .optional(),
});

export const listed = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_LISTED).default(100),
});

/** Frequencies to measure, with commas between them. */
export const measured = z.object({
  tones: z
    .string()
    .max(200)
    .default('')
    .transform((text) =>
      text
        .split(',')
        .filter((one) => one !== '')
        .map(Number),
    )
    .pipe(z.array(hz).max(MAX_TONES)),
});

export const newPhone = z.strictObject({
  phoneNumber,
  secret: z
    .string()
    .regex(/^[\x21-\x7e]{8,64}$/, '8 to 64 characters')
    .optional(),
});

/** Answers once the caller is done, or after so long. */
export const waiting = z.object({ waitMs: z.coerce.number().int().min(0).max(25_000).default(0) });

export const callInPath = z.object({ id: z.uuid() });
export const recordingInPath = z.object({
  number: z.string().max(20),
  id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
});
