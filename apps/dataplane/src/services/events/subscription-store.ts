import type { Prisma, Database } from '../../platform/database/database.ts';
import { deliveryHeaders, settingsInput, MAX_SUBSCRIPTIONS } from './subscription.ts';
import type { Subscription, SubscriptionState } from './subscription.ts';

type Row = Prisma.EventSubscriptionGetPayload<object>;

/** Subscriptions in the database. */
export class SubscriptionStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async list(): Promise<Subscription[]> {
    const rows = await this.#db.eventSubscription.findMany({
      orderBy: { name: 'asc' },
      take: MAX_SUBSCRIPTIONS,
    });
    return rows.map(fromRow);
  }

  async find(name: string): Promise<Subscription | undefined> {
    const row = await this.#db.eventSubscription.findUnique({ where: { name } });
    return row ? fromRow(row) : undefined;
  }

  async withId(id: string): Promise<Subscription | undefined> {
    const row = await this.#db.eventSubscription.findUnique({ where: { id } });
    return row ? fromRow(row) : undefined;
  }

  /** @returns what kept it from being there, if anything did */
  create(subscription: Subscription): Promise<'taken' | 'full' | undefined> {
    return this.#db.$transaction(async (tx) => {
      if ((await tx.eventSubscription.count()) >= MAX_SUBSCRIPTIONS) return 'full';
      const data = [toRow(subscription)];
      const { count } = await tx.eventSubscription.createMany({ data, skipDuplicates: true });
      return count === 0 ? 'taken' : undefined;
    });
  }

  async update(subscription: Subscription): Promise<void> {
    const { id, ...data } = toRow(subscription);
    await this.#db.eventSubscription.updateMany({ where: { id }, data });
  }

  /** Says how its validation went, unless another one has begun meanwhile. @returns whether it was said */
  async setState(
    { id, validationCode }: Pick<Subscription, 'id' | 'validationCode'>,
    { state, problem }: { state: SubscriptionState; problem: string | null },
  ): Promise<boolean> {
    // Somebody may have validated it by hand while its endpoint was still answering.
    const pending = state === 'Succeeded' ? {} : { state: { not: 'Succeeded' } };
    const { count } = await this.#db.eventSubscription.updateMany({
      where: { id, validationCode, ...pending },
      data: { state, problem },
    });
    return count > 0;
  }

  /** Deletes it with all that was on its way to it. */
  async delete(id: string): Promise<void> {
    await this.#db.$transaction([
      this.#db.eventSubscription.deleteMany({ where: { id } }),
      this.#db.eventDelivery.deleteMany({ where: { subscriptionId: id } }),
    ]);
  }
}

function toRow(subscription: Subscription) {
  const { settings, headers, ...rest } = subscription;
  return {
    ...rest,
    settings: settings as unknown as Prisma.InputJsonObject,
    headers: headers as unknown as Prisma.InputJsonArray,
  };
}

function fromRow(row: Row): Subscription {
  return {
    ...row,
    settings: settingsInput.parse(row.settings),
    headers: deliveryHeaders.parse(row.headers),
    state: row.state as SubscriptionState,
    validUntilMs: row.validUntilMs === null ? null : Number(row.validUntilMs),
    createdMs: Number(row.createdMs),
  };
}
