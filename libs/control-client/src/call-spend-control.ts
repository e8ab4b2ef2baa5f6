import { z } from 'zod';

const sums = z.object({
  seconds: z.number(),
  cost: z.number(),
  calls: z.number(),
  cutOff: z.number(),
});
const limits = z.object({ calls: z.number(), costPerDay: z.number(), minutesPerDay: z.number() });
const owner = z.object({ running: z.number(), today: sums, month: sums, limits });
const spend = z.object({
  currency: z.string(),
  resource: owner,
  numbers: z.array(owner.extend({ phoneNumber: z.string() })),
  days: z.array(z.object({ date: z.string(), seconds: z.number(), cost: z.number() })),
});
const rules = z.object({
  revision: z.number(),
  currency: z.string(),
  rates: z.array(
    z.object({
      prefix: z.string(),
      name: z.string(),
      perMinute: z.number(),
      isAllowed: z.boolean(),
    }),
  ),
  allowsPremium: z.boolean(),
  resource: limits,
  perNumber: limits,
  numbers: z.array(limits.extend({ phoneNumber: z.string(), prefixes: z.array(z.string()) })),
  callerPerMinute: z.number(),
});
const charge = z.object({
  id: z.string(),
  callId: z.string(),
  phoneNumber: z.string(),
  country: z.string().nullable(),
  prefix: z.string(),
  perMinute: z.number(),
  seconds: z.number(),
  cost: z.number(),
  outcome: z.enum(['unanswered', 'ended', 'cut-off', 'lost']),
  startedAt: z.string(),
  endedAt: z.string(),
});
const price = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('allowed'),
    currency: z.string(),
    perMinute: z.number(),
    name: z.string(),
  }),
  z.object({
    kind: z.literal('denied'),
    because: z.enum(['destination', 'premium', 'no-number']),
  }),
]);

/**
 * What calls to phones have cost today, this month (days are of UTC) and on each of the last 30 days. Costs
 * are in millionths of the currency; `cutOff` counts calls that a cap refused or ended, `running` those that go on.
 */
export type CallSpend = z.output<typeof spend>;
/** Rates, of which the longest prefix counts, and limits; a change names the revision that it is of. */
export type CallSpendRules = z.output<typeof rules>;
/** A finished call to a phone, from a number of the resource; whom it reached is not kept. */
export type CallCharge = z.output<typeof charge>;
/** What a minute costs, or why the number is not called. */
export type CallPrice = z.output<typeof price>;

/** What calls to phones cost and may cost. Refused with 404 where phones are off. */
export interface CallSpendControl {
  spend(): Promise<CallSpend>;
  rules(): Promise<CallSpendRules>;
  /** Refused with 409 when somebody else has changed them, with 400 and the field when they make no sense. */
  setRules(rules: CallSpendRules): Promise<CallSpendRules>;
  /** The latest first; 200 at most. */
  calls(limit: number): Promise<CallCharge[]>;
  /** Both numbers as E.164 has them. */
  price(call: { readonly number: string; readonly callerId: string }): Promise<CallPrice>;
}

export function callSpendControl(
  ask: (method: string, path: string, body?: unknown) => Promise<unknown>,
): CallSpendControl {
  return {
    spend: async () => spend.parse(await ask('GET', '/phone/spend')),
    rules: async () => rules.parse(await ask('GET', '/phone/spend/rules')),
    setRules: async (given) => rules.parse(await ask('PUT', '/phone/spend/rules', given)),
    calls: async (limit) =>
      z
        .object({ value: z.array(charge) })
        .parse(await ask('GET', `/phone/spend/calls?limit=${limit}`)).value,
    price: async (call) => price.parse(await ask('POST', '/phone/spend/price', call)),
  };
}
