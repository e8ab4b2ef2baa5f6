import type { Clock } from '@switchboard/kernel';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { InventoryRefusal } from './inventory.ts';
import type {
  FreeQuery,
  HoldOptions,
  Inventory,
  Offering,
  Operator,
  Order,
  Place,
  Wanted,
} from './inventory.ts';
import type { ListedNumber, ListedOffering } from './inventory-file.ts';
import { countryName } from './country.ts';

/** Whoever changes what is held or bought waits here for whoever is at it, in any process. */
const LOCK = 7_110_250_601n;

export interface FileInventoryDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** Numbers that one has anyway, of a file; what became of them is in the database. */
export class FileInventory implements Inventory {
  readonly #offerings: readonly ListedOffering[];
  readonly #db: Database;
  readonly #clock: Clock;

  constructor(offerings: readonly ListedOffering[], { db, clock }: FileInventoryDeps) {
    this.#offerings = offerings;
    this.#db = db;
    this.#clock = clock;
  }

  async offerings(): Promise<readonly Offering[]> {
    return this.#offerings.map(({ numbers: _numbers, ...offering }) => ({
      ...offering,
      countryName: countryName(offering.countryCode) ?? offering.countryCode,
    }));
  }

  async places(countryCode: string): Promise<readonly Place[]> {
    return this.#offerings
      .filter((offering) => offering.countryCode === countryCode)
      .flatMap(({ numberType, numbers }) =>
        numbers.flatMap(({ areaCode, locality, division }) =>
          areaCode === undefined ? [] : [{ numberType, areaCode, locality, division }],
        ),
      );
  }

  async free({ prefixes, limit, ...kind }: FreeQuery): Promise<string[]> {
    const listed = this.#listed(kind)
      .map(({ phoneNumber }) => phoneNumber)
      .filter((one) => prefixes.length === 0 || prefixes.some((p) => one.startsWith(`+${p}`)));
    const taken = await takenAmong(this.#db, listed, undefined, this.#clock.now());
    return listed.filter((one) => !taken.has(one)).slice(0, limit);
  }

  async find(key: string, wanted: Wanted, { seconds }: HoldOptions): Promise<readonly string[]> {
    const { areaCode, quantity } = wanted;
    return this.#locked(async (tx) => {
      const nowMs = this.#clock.now();
      const held = await heldUnder(tx, key, nowMs);
      const listed = this.#listed(wanted).filter(
        (one) => areaCode === undefined || one.areaCode === areaCode,
      );
      const candidates = listed.map(({ phoneNumber }) => phoneNumber);
      const taken = await takenAmong(tx, candidates, key, nowMs);
      const free = candidates.filter((one) => !taken.has(one));
      const found = held.length > 0 ? held : free.slice(0, quantity);
      if (found.length < quantity) throw new InventoryRefusal('out-of-stock');
      await holdThese(tx, key, found, nowMs + seconds * 1_000);
      return found;
    });
  }

  async hold(key: string, phoneNumbers: readonly string[], seconds: number): Promise<void> {
    await this.#locked(async (tx) => {
      const nowMs = this.#clock.now();
      await this.#assertAvailable(tx, phoneNumbers, key);
      await endHold(tx, key);
      await holdThese(tx, key, phoneNumbers, nowMs + seconds * 1_000);
    });
  }

  async letGo(key: string): Promise<void> {
    await this.#locked((tx) => endHold(tx, key));
  }

  async order(key: string, { phoneNumbers, holdKey }: Order): Promise<void> {
    await this.#locked(async (tx) => {
      if (await tx.inventoryOrder.findUnique({ where: { key } })) return;
      await this.#assertAvailable(tx, phoneNumbers, holdKey);
      await tx.inventoryOrder.create({ data: { key, phoneNumbers: [...phoneNumbers] } });
      await tx.$executeRaw`
        INSERT INTO "InventoryNumber" ("phoneNumber", "isBought")
        SELECT unnest(${phoneNumbers}::text[]), true
        ON CONFLICT ("phoneNumber") DO UPDATE
          SET "isBought" = true, "holdKey" = NULL, "heldUntilMs" = NULL`;
    });
  }

  async release(phoneNumber: string): Promise<void> {
    await this.#locked((tx) => tx.inventoryNumber.deleteMany({ where: { phoneNumber } }));
  }

  /** A file says nothing of the numbers of others. */
  async operator(phoneNumber: string): Promise<Operator | undefined> {
    const offering = this.#offerings.find(({ numbers }) =>
      numbers.some((one) => one.phoneNumber === phoneNumber),
    );
    return offering && { numberType: offering.numberType, countryCode: offering.countryCode };
  }

  #listed({ countryCode, numberType }: Pick<Wanted, 'countryCode' | 'numberType'>) {
    return this.#offerings
      .filter((one) => one.countryCode === countryCode && one.numberType === numberType)
      .flatMap(({ numbers }): readonly ListedNumber[] => numbers);
  }

  async #assertAvailable(tx: Transaction, wanted: readonly string[], key: string): Promise<void> {
    const taken = await takenAmong(tx, wanted, key, this.#clock.now());
    const listed = new Set(
      this.#offerings.flatMap(({ numbers }) => numbers.map(({ phoneNumber }) => phoneNumber)),
    );
    const missing = wanted.filter((one) => taken.has(one) || !listed.has(one));
    if (missing.length > 0) throw new InventoryRefusal('not-available', missing);
  }

  #locked<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.#db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
      return work(tx);
    });
  }
}

/** Which of these are bought, or held by somebody else. */
async function takenAmong(
  db: Transaction,
  phoneNumbers: readonly string[],
  key: string | undefined,
  nowMs: number,
): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ phoneNumber: string }[]>`
    SELECT "phoneNumber" FROM "InventoryNumber"
    WHERE "phoneNumber" = ANY(${phoneNumbers}::text[]) AND ("isBought"
      OR ("heldUntilMs" > ${nowMs}::bigint AND "holdKey" IS DISTINCT FROM ${key ?? null}::text))`;
  return new Set(rows.map(({ phoneNumber }) => phoneNumber));
}

async function heldUnder(tx: Transaction, key: string, nowMs: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ phoneNumber: string }[]>`
    SELECT "phoneNumber" FROM "InventoryNumber"
    WHERE "holdKey" = ${key} AND "heldUntilMs" > ${nowMs}::bigint ORDER BY "phoneNumber"`;
  return rows.map(({ phoneNumber }) => phoneNumber);
}

async function endHold(tx: Transaction, key: string): Promise<void> {
  await tx.inventoryNumber.deleteMany({ where: { holdKey: key } });
}

async function holdThese(
  tx: Transaction,
  key: string,
  phoneNumbers: readonly string[],
  untilMs: number,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "InventoryNumber" ("phoneNumber", "holdKey", "heldUntilMs")
    SELECT unnest(${phoneNumbers}::text[]), ${key}, ${untilMs}::bigint
    ON CONFLICT ("phoneNumber") DO UPDATE
      SET "holdKey" = EXCLUDED."holdKey", "heldUntilMs" = EXCLUDED."heldUntilMs"`;
}
