import { randomUUID } from 'node:crypto';
import { accessError } from '@switchboard/access-api';
import type {
  CallerId,
  NumberLabel,
  NumberRoute,
  NumberService,
  Origin,
  OwnedNumber,
} from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import { hidden } from './hidden.ts';
import { createNumberOperations } from './number-operations.ts';
import type { NumberTools } from './number-tools.ts';
import { viewOf } from './operation-store.ts';
import { totalOf } from './spending.ts';

/** As many as the telephony app shows. */
const MAX_ROUTED = 500;
const MAX_CALLER_IDS = 500;
const CALLS_OUT: ReadonlySet<string> = new Set(['outbound', 'inbound+outbound']);

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
    callerIds: () => callerIds(tools),
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

const UNNAMED = { name: '', route: 'none', callerId: false } as const;

type Label = Pick<OwnedNumber, 'name' | 'route' | 'callerId'>;

async function labelsOf(client: PrismaClient): Promise<ReadonlyMap<string, Label>> {
  const rows = await client.numberLabel.findMany();
  return new Map(
    rows.map(({ number, name, route, callerId }) => [
      number,
      { name, route: route as NumberRoute, callerId },
    ]),
  );
}

/** Those that are given back stay away, even while their labels are still here. */
async function callerIds({ client, gateway }: NumberTools): Promise<CallerId[]> {
  const labels = await client.numberLabel.findMany({
    where: { callerId: true },
    select: { number: true, name: true },
    orderBy: { number: 'asc' },
    take: MAX_CALLER_IDS,
  });
  if (labels.length === 0) return [];
  const bought = new Map((await gateway.list()).map((one) => [one.number, one.capabilities]));
  return labels.flatMap((label) => {
    const capabilities = bought.get(label.number);
    return capabilities ? [{ ...label, canCall: CALLS_OUT.has(capabilities.calling) }] : [];
  });
}

async function describe(
  { client, gateway, audit, clock }: NumberTools,
  { actor, requestId }: Origin,
  number: string,
  { callerId, ...label }: NumberLabel,
): Promise<void> {
  const bought = await gateway.list();
  if (!bought.some((one) => one.number === number)) {
    throw accessError('number-not-found', 'There is no such phone number.');
  }
  const data = {
    ...label,
    ...(callerId !== undefined && { callerId }),
    changedAt: new Date(clock.now()),
  };
  await client.numberLabel.upsert({
    where: { number },
    create: { number, ...data },
    update: data,
  });
  await audit.record({
    ...{ actorId: actor.id, action: 'numbers.describe', outcome: 'done', requestId },
    reason: `${hidden(number)} → ${label.route}${callerIdWord(callerId)}`,
  });
}

function callerIdWord(callerId: boolean | undefined): string {
  if (callerId === undefined) return '';
  return callerId ? ', members may call from it' : ', members may not call from it';
}
