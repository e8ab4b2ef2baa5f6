import { MAX_TEXT_LENGTH, parseNumber, parseSender } from '@switchboard/telephony';
import type { E164 } from '@switchboard/telephony';
import { z } from 'zod';

const idOf = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[a-z0-9]{1,60}$`));

export const personId = idOf('usr');
export const conversationId = idOf('cnv');
export const messageId = idOf('msg');
export const contactId = idOf('ctc');
export const templateId = idOf('tpl');
export const campaignId = idOf('cmp');
export const callId = idOf('cal');
export const teamId = idOf('tem');
/** Of something that a page makes: told twice, there is one. */
export const clientId = z.uuid().transform((id) => id.toLowerCase());

/** A number of theirs, as people write it with its country; E.164 behind it. */
export const phoneNumber = z
  .string()
  .max(40)
  .transform((written, context): E164 => {
    const parsed = parseNumber(written);
    if (parsed.ok) return parsed.number.e164;
    context.addIssue(parsed.problem);
    return z.NEVER;
  });

/** A number, short code or name of ours. */
export const ours = z
  .string()
  .max(40)
  .transform((written, context): string => {
    const sender = parseSender(written);
    if (sender) return sender.id;
    context.addIssue('number-malformed');
    return z.NEVER;
  });

/** One line of text: no control characters, which a database refuses and a log obeys. */
export const line = (shortest: number, longest: number) =>
  z
    .string()
    .trim()
    .min(shortest)
    .max(longest)
    .regex(/^\P{Cc}*$/u);

/** What a text, a template or a note says: lines, and nothing that only dresses them up. */
const words = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((text) => text.trim() !== '', 'must say something')
    .refine((text) => !/[^\P{Cc}\n\r\t]|\p{Cs}/u.test(text), 'must be plain text');

export const text = words(MAX_TEXT_LENGTH);
export const noteText = words(4_000);

export const pageRequest = z.object({
  cursor: z
    .string()
    .regex(/^[\w-]{1,200}$/)
    .optional(),
  limit: z.number().int().min(1).max(100).default(50),
});

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), cursor: z.string().nullable() });

export const moment = z.iso.datetime();
export const count = z.number().int();
export const colleague = z.object({ id: z.string(), name: z.string() });
export type Colleague = z.infer<typeof colleague>;
/** In millionths of a currency. */
export const cost = z.object({ currency: z.string(), millionths: count });
export const nothing = z.object({});

export const consentState = z.enum(['opted-in', 'opted-out', 'unasked']);

/** A list as it was chosen from a disk: CSV with a head. */
export const csv = z.string().min(1).max(2_000_000);

/** Rows of a list that were left out, each by its line in the file. */
export const refusedRows = z.array(z.object({ row: count, reason: z.string() }));

export type PageRequest = z.infer<typeof pageRequest>;

export interface Page<Item> {
  readonly items: Item[];
  readonly cursor: string | null;
}
