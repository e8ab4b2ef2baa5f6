import { z } from 'zod';
import { line } from '../../shapes.ts';
import { phoneNumber } from '../numbers/shapes.ts';

/** As E.164 begins, with the plus. */
const prefix = z.string().regex(/^\+[1-9]\d{0,14}$/);
/** In millionths of the currency. */
const amount = z.number().int().min(0).max(1_000_000_000_000);
const count = z.number().int().min(0);
const moment = z.iso.datetime();

const limits = z.object({
  /** At once. */
  calls: count.max(100_000),
  costPerDay: amount,
  minutesPerDay: count.max(10_000_000),
});

/** What calls to phones cost, where they may go and how much of it may be; days are of UTC. */
export const spendRules = z.object({
  /** Of what was read: a change of something else is refused. */
  revision: count,
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** The longest prefix that a number begins with counts; a number without one is not called. */
  rates: z
    .array(z.object({ prefix, name: line(0, 100), perMinute: amount, isAllowed: z.boolean() }))
    .max(1_000),
  allowsPremium: z.boolean(),
  resource: limits,
  /** Of each number without limits of its own. */
  perNumber: limits,
  /** `prefixes`: where the number may call, of what the resource may; anywhere of that when empty. */
  numbers: z.array(limits.extend({ phoneNumber, prefixes: z.array(prefix).max(100) })).max(1_000),
  /** How often one caller may dial within a minute. */
  callerPerMinute: count.min(1).max(10_000),
});

const sums = z.object({
  seconds: count,
  cost: count,
  /** That were answered and are over. */
  calls: count,
  /** That a cap refused or ended. */
  cutOff: count,
});
const owner = z.object({ running: count, today: sums, month: sums, limits });

/** Costs are in millionths of the currency, what running calls have reserved included. */
export const callSpend = z.object({
  currency: z.string(),
  resource: owner,
  /** Whichever cost most this month first. */
  numbers: z.array(owner.extend({ phoneNumber: z.string() })),
  /** The last 30, the earliest first, as ISO 8601 has dates. */
  days: z.array(z.object({ date: z.iso.date(), seconds: count, cost: count })),
});

/** A finished call to a phone; whom it reached is not kept. */
export const callCharge = z.object({
  id: z.string(),
  callId: z.string(),
  phoneNumber: z.string(),
  /** ISO 3166-1; null for a destination that is in none. */
  country: z.string().nullable(),
  prefix: z.string(),
  perMinute: count,
  seconds: count,
  cost: count,
  outcome: z.enum(['unanswered', 'ended', 'cut-off', 'lost']),
  startedAt: moment,
  endedAt: moment,
});

export const callPriceInput = z.object({ number: phoneNumber, callerId: phoneNumber });

/** What a minute costs, why the number is not called; or that nobody here knows. */
export const callPrice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('allowed'), currency: z.string(), perMinute: count }),
  z.object({
    kind: z.literal('denied'),
    because: z.enum(['destination', 'premium', 'no-number']),
  }),
  z.object({ kind: z.literal('unknown') }),
]);
