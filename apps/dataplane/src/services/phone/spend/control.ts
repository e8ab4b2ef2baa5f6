import type { FastifyInstance } from 'fastify';
import { systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { isPossiblePhoneNumber } from 'libphonenumber-js/max';
import { z } from 'zod';
import type { Database } from '../../../platform/database/database.ts';
import { jsonBody, read } from '../../../platform/wire/body.ts';
import type { KnownRules } from './known-rules.ts';
import { priceOf } from './price.ts';
import { reportSpend } from './report.ts';
import { spendRules } from './rules.ts';
import type { SpendRules } from './rules.ts';
import type { RulesStore } from './rules-store.ts';

const e164 = z.string().regex(/^\+[1-9]\d{1,14}$/);
const priceInput = z.strictObject({ number: e164, callerId: e164 });
const rulesInput = spendRules.extend({ revision: z.int().min(0).max(2_000_000_000) });
const chargesQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) });

export interface SpendControl {
  readonly db: Database;
  readonly clock: Clock;
  readonly store: RulesStore;
  readonly rules: KnownRules;
  /** Tells every process that they were changed. */
  readonly onChanged: () => void;
}

/** Rates, limits and spend of calls to phones, for who looks after them. Whom they called is not shown. */
export function spendControl(app: FastifyInstance, deps: SpendControl): void {
  const { db, clock, store, rules } = deps;
  app.get('/phone/spend', async () => {
    const moments = { nowMs: clock.now(), machineMs: systemClock.now() };
    return reportSpend(db, rules.current, moments);
  });

  app.get('/phone/spend/rules', async () => {
    const { revision, rules: stored } = await store.get();
    return { revision, ...stored };
  });

  app.put('/phone/spend/rules', async (request) => {
    const { revision, ...given } = read(rulesInput, jsonBody(request));
    const { revision: next, rules: stored } = await store.set({ revision, rules: given });
    await rules.read();
    deps.onChanged();
    return { revision: next, ...stored };
  });

  app.get('/phone/spend/calls', async (request) => {
    const { limit } = read(chargesQuery, request.query);
    return { value: await listCharges(db, limit) };
  });

  // A body, so that no number stands in an address.
  app.post('/phone/spend/price', async (request) => {
    const { number, callerId } = read(priceInput, jsonBody(request));
    return presentPrice(rules.current, number, callerId);
  });
}

function presentPrice(rules: SpendRules, number: string, callerId: string) {
  const { currency } = rules;
  if (!isPossiblePhoneNumber(number)) return { kind: 'denied', because: 'no-number' };
  const price = priceOf(rules, number, callerId);
  if (price.kind === 'denied') return price;
  const { perMinute, name } = price.rate;
  return { kind: 'allowed', currency, perMinute, name };
}

async function listCharges(db: Database, take: number) {
  const rows = await db.callCharge.findMany({
    where: { endedMs: { not: null } },
    orderBy: [{ startedMs: 'desc' }, { id: 'desc' }],
    take,
  });
  return rows.map((row) => ({
    ...{ id: row.id, callId: row.callId, phoneNumber: row.phoneNumber },
    ...{ country: row.country, prefix: row.prefix, outcome: row.outcome },
    ...{ seconds: row.seconds, cost: Number(row.cost), perMinute: Number(row.perMinute) },
    startedAt: new Date(Number(row.startedMs)).toISOString(),
    endedAt: new Date(Number(row.endedMs)).toISOString(),
  }));
}
