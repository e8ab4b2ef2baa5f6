import { z } from 'zod';

const capability = z.enum(['none', 'inbound', 'outbound', 'inbound+outbound']);
const capabilities = z.object({ calling: capability, sms: capability });

/** What ACS is asked for and takes its time about; kept, so that it can be gone on with. */
export const numberRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('search'),
    countryCode: z.string(),
    type: z.enum(['geographic', 'tollFree', 'mobile']),
    capabilities,
    areaCode: z.string().optional(),
    quantity: z.number(),
  }),
  z.object({
    kind: z.literal('buy'),
    /** As ACS calls it. */
    searchId: z.string(),
    agreesNotToResell: z.boolean(),
  }),
  z.object({
    kind: z.literal('buy-reservation'),
    reservationId: z.string(),
    agreesNotToResell: z.boolean(),
  }),
  z.object({ kind: z.literal('capabilities'), number: z.string(), capabilities }),
  z.object({ kind: z.literal('release'), number: z.string() }),
]);

export type NumberRequest = z.output<typeof numberRequest>;

/** What a search holds, and what it is bought by. */
export const heldNumbers = z.object({
  searchId: z.string(),
  numbers: z.array(z.string()),
  cost: z.object({ amount: z.number(), currency: z.string() }),
  expiresAt: z.string(),
  mustAgreeNotToResell: z.boolean(),
});

export type HeldNumbers = z.output<typeof heldNumbers>;
