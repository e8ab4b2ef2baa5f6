import type { FastifyInstance } from 'fastify';
import type { Scope } from '@switchboard/kernel';
import type { Platform } from '../../../platform/platform.ts';
import { Charges } from './charges.ts';
import { spendControl } from './control.ts';
import { KnownRules } from './known-rules.ts';
import { PURGE_EVERY_MS, purgeSpend } from './retention.ts';
import { rulesChanged } from './rules-changed.ts';
import { RulesStore } from './rules-store.ts';

export interface OpenSpend {
  readonly rules: KnownRules;
  readonly charges: Charges;
  mountControl(app: FastifyInstance): void;
}

/** What calls to phones cost and may cost, as it is kept in the database. */
export async function openSpend(
  { bus, clock, database: { db }, jobs, log }: Platform,
  scope: Scope,
): Promise<OpenSpend> {
  const store = new RulesStore(db);
  const rules = scope.use(new KnownRules(store, { bus, log }));
  await rules.read();
  const charges = scope.use(new Charges({ db, clock, log, rules }));
  jobs.schedule('phone.purgeSpend', PURGE_EVERY_MS, () => purgeSpend(db, clock.now()));
  const onChanged = (): void => bus.publish(rulesChanged, {});
  return {
    ...{ rules, charges },
    mountControl: (app) => spendControl(app, { db, clock, store, rules, onChanged }),
  };
}
