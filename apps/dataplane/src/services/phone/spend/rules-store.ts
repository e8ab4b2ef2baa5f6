import type { Database } from '../../../platform/database/database.ts';
import { WireError } from '../../../platform/wire/errors.ts';
import { defaultRules } from './default-rules.ts';
import { spendRules } from './rules.ts';
import type { SpendRules } from './rules.ts';

/** There is one for the resource. */
const ID = 'calls';

export interface StoredRules {
  /** Of what was read: a change of something else is refused. */
  readonly revision: number;
  readonly rules: SpendRules;
}

export class RulesStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async get(): Promise<StoredRules> {
    const row = await this.#db.callSpendRules.findUnique({ where: { id: ID } });
    if (!row) return { revision: 0, rules: defaultRules };
    return { revision: row.revision, rules: spendRules.parse(row.rules) };
  }

  /** @throws WireError `RulesChanged` when somebody else has set others meanwhile */
  async set({ revision, rules }: StoredRules): Promise<StoredRules> {
    const isSet = revision === 0 ? await this.#insert(rules) : await this.#update(revision, rules);
    if (isSet) return { revision: revision + 1, rules };
    throw new WireError(409, 'RulesChanged', 'Somebody else has changed the rules meanwhile.');
  }

  async #insert(rules: SpendRules): Promise<boolean> {
    const data = { id: ID, revision: 1, rules };
    const { count } = await this.#db.callSpendRules.createMany({
      ...{ data, skipDuplicates: true },
    });
    return count === 1;
  }

  async #update(revision: number, rules: SpendRules): Promise<boolean> {
    const { count } = await this.#db.callSpendRules.updateMany({
      where: { id: ID, revision },
      data: { revision: revision + 1, rules },
    });
    return count === 1;
  }
}
