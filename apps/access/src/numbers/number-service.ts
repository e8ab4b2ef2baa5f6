import { randomUUID } from 'node:crypto';
import { accessError } from '@switchboard/access-api';
import type { NumberRoute, NumberService, Origin } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import { hidden } from './hidden.ts';
import { createNumberOperations } from './number-operations.ts';
import type { NumberTools } from './number-tools.ts';
import { viewOf } from './operation-store.ts';
import { totalOf } from './spending.ts';

/** As many as the telephony app shows. */
const MAX_ROUTED = 500;

/** Besides what the router needs: what is put right from time to time. */
export interface NumberKeeper extends NumberService {
  /** Goes on with what nobody looks at, and gives up what began before and was never answered. */
  reconcile(before: Date): Promise<void>;
}

/** Phone numbers at ACS, with the names they have here. */
export function createNumberService(tools: NumberTools): NumberKeeper {
  const { client, gateway, limit } = tools;
  const operations = createNumberOperations(tools);
  return {
    async list() {
      const [bought, labels] = await Promise.all([gateway.list(), labelsOf(client)]);
      const numbers = bought.map((one) => ({ ...one, ...(labels.get(one.number) ?? UNNAMED) }));
      const spend = totalOf(bought.map(({ cost }) => cost));
      return { numbers, spend, limit: limit ?? null };
    },
    routed: () =>
      client.numberLabel.findMany({
        where: { route: 'telephony' satisfies NumberRoute },
        select: { number: true, name: true },
        orderBy: { number: 'asc' },
        take: MAX_ROUTED,
      }),
    describe: (origin, number, label) => describe(tools, origin, number, label),
    countries: () => gateway.countries(),
    offerings: (country) => gateway.offerings(country),
    localities: (country) => gateway.localities(country),
    areaCodes: (query) => gateway.areaCodes(query),
    search: async (origin, search) => viewOf(await operations.search(origin, search)),
    buy: async (origin, searchId, options) =>
      viewOf(await operations.buy(origin, searchId, options)),
    browse: (wanted) => gateway.browse(wanted),
    reserve: (id, number) => gateway.reserve(id ?? randomUUID(), number),
    unreserve: (id, number) => gateway.unreserve(id, number),
    reservation: (id) => gateway.reservation(id),
    buyReservation: async (origin, id, options) =>
      viewOf(await operations.buyReservation(origin, id, options)),
    setCapabilities: async (origin, number, capabilities) =>
      viewOf(await operations.ofNumber(origin, { kind: 'capabilities', number, capabilities })),
    release: async (origin, number) =>
      viewOf(await operations.ofNumber(origin, { kind: 'release', number })),
    operation: async (id) => viewOf(await operations.follow(id)),
    operations: async () => (await operations.followAll()).map(viewOf),
    reconcile: (before) => operations.reconcile(before),
  };
}

const UNNAMED = { name: '', route: 'none' } as const;

interface Label {
  readonly name: string;
  readonly route: NumberRoute;
}

async function labelsOf(client: PrismaClient): Promise<ReadonlyMap<string, Label>> {
  const rows = await client.numberLabel.findMany();
  return new Map(
    rows.map(({ number, name, route }) => [number, { name, route: route as NumberRoute }]),
  );
}

async function describe(
  { client, gateway, audit, clock }: NumberTools,
  { actor, requestId }: Origin,
  number: string,
  label: Label,
): Promise<void> {
  const bought = await gateway.list();
  if (!bought.some((one) => one.number === number)) {
    throw accessError('number-not-found', 'There is no such phone number.');
  }
  const data = { ...label, changedAt: new Date(clock.now()) };
  await client.numberLabel.upsert({
    where: { number },
    create: { number, ...data },
    update: data,
  });
  await audit.record({
    ...{ actorId: actor.id, action: 'numbers.describe', outcome: 'done', requestId },
    reason: `${hidden(number)} → ${label.route}`,
  });
}
