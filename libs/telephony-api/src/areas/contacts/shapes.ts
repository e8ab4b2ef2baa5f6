import { z } from 'zod';
import { contactId, count, csv, line, moment, pageOf, pageRequest } from '../../shapes.ts';
import { phoneNumber, refusedRows } from '../../shapes.ts';
import { MAX_NAMED } from './max-named.ts';

/** An IANA name that this platform knows. */
const timeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][\w+/-]*$/)
  .refine(isTimeZone, 'not a time zone');

export const contact = z.object({
  id: z.string(),
  name: z.string(),
  number: z.string(),
  /** Where they are, if that is known better than by their number. */
  timeZone: z.string().nullable(),
  createdAt: moment,
});

export const listInput = pageRequest.extend({ query: line(1, 100).optional() });
export const contactPage = pageOf(contact);
/** As the phone network writes it: that of a caller need be none that could be given out. */
const e164 = z.string().regex(/^\+[1-9]\d{1,14}$/);
export const namesInput = z.object({ numbers: z.array(e164).min(1).max(MAX_NAMED) });
export const named = z.object({
  items: z.array(z.object({ number: z.string(), name: z.string() })),
});
export const byId = z.object({ contactId });
export const createInput = z.object({
  name: line(1, 100),
  number: phoneNumber,
  timeZone: timeZone.nullable().default(null),
});
export const updateInput = createInput.extend({ contactId });
/** Columns `phone` and `name`; numbers with their country. */
export const importInput = z.object({ csv });
export const imported = z.object({ added: count, updated: count, refused: refusedRows });

export type ContactView = z.infer<typeof contact>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
