import { accessError } from '@switchboard/access-api';
import type { MonthlyCost, NumberOperation, Origin } from '@switchboard/access-api';
import type { Prisma, PrismaClient, NumberOperation as Row } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';
import { newId } from '../ids.ts';
import type { Step } from './begin-number-request.ts';
import { heldNumbers, numberRequest } from './number-request.ts';
import type { HeldNumbers, NumberRequest } from './number-request.ts';

const DAY_MS = 86_400_000;
const KEPT_MS = 30 * DAY_MS;
/** More than one looks at. */
const MAX_SHOWN = 50;
/** Of one look; the others have their turn with the next. */
const MAX_OPEN = 100;
/** One at a time decides what may still be spent. */
const LOCK = 7_301;

export type OperationRow = Row;

export interface NewOperation {
  readonly request: NumberRequest;
  readonly quantity: number;
  /** Of a purchase: the search or the reservation that is bought, and what it adds to each month. */
  readonly searchId?: string;
  readonly cost?: MonthlyCost;
}

/** What ACS was asked for and takes its time about. */
export interface OperationStore {
  create(origin: Origin, operation: NewOperation): Promise<Row>;
  /** The same when nobody else makes one meanwhile. @param decide what speaks against it, thrown */
  createAlone(
    origin: Origin,
    operation: NewOperation,
    decide: (purchases: readonly Row[]) => void,
  ): Promise<Row>;
  /** What came of asking; undefined when somebody else has written its end. */
  advance(id: string, step: Step): Promise<Row | undefined>;
  /** @throws PlatformError `number-operation-not-found` */
  get(id: string): Promise<Row>;
  /** What goes on, the oldest first. */
  open(): Promise<Row[]>;
  /** What goes on and was over within a day, the latest first. */
  recent(): Promise<Row[]>;
  /** Those whose beginning never was answered, as when the process died. */
  giveUp(before: Date): Promise<Row[]>;
  deleteOld(): Promise<void>;
}

export function createOperationStore(client: PrismaClient, clock: Clock): OperationStore {
  const now = (): Date => new Date(clock.now());
  const create = (db: Prisma.TransactionClient, origin: Origin, operation: NewOperation) =>
    db.numberOperation.create({ data: rowOf(newId('nop', clock), now(), origin, operation) });
  return {
    create: (origin, operation) => create(client, origin, operation),
    createAlone: (origin, operation, decide) =>
      client.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
        decide(await tx.numberOperation.findMany({ where: { kind: 'buy', ...sinceOf(now()) } }));
        return create(tx, origin, operation);
      }),
    async advance(id, step) {
      const { count } = await client.numberOperation.updateMany({
        where: { id, state: { in: ['starting', 'running'] } },
        data: changeOf(step, now()),
      });
      return count === 0 ? undefined : get(client, id);
    },
    get: (id) => get(client, id),
    open: () =>
      client.numberOperation.findMany({
        where: { state: 'running' },
        orderBy: { id: 'asc' },
        take: MAX_OPEN,
      }),
    recent: () =>
      client.numberOperation.findMany({
        where: sinceOf(now()),
        orderBy: { id: 'desc' },
        take: MAX_SHOWN,
      }),
    async giveUp(before) {
      const where = { state: 'starting', startedAt: { lt: before } };
      const lost = await client.numberOperation.findMany({ where, take: MAX_OPEN });
      const data = { state: 'failed', problem: 'NoAnswer', endedAt: now() };
      await client.numberOperation.updateMany({
        where: { ...where, id: { in: lost.map(({ id }) => id) } },
        data,
      });
      return lost;
    },
    async deleteOld() {
      const before = new Date(clock.now() - KEPT_MS);
      await client.numberOperation.deleteMany({ where: { endedAt: { lt: before } } });
    },
  };
}

/** As it is shown. */
export function viewOf(row: Row): NumberOperation {
  const { id, number, quantity, problem } = row;
  const held = heldOf(row);
  return {
    ...{ id, number, quantity, problem },
    kind: row.kind as NumberOperation['kind'],
    state: row.state === 'starting' ? 'running' : (row.state as NumberOperation['state']),
    found: held
      ? {
          numbers: held.numbers,
          cost: held.cost,
          expiresAt: held.expiresAt,
          mustAgreeNotToResell: held.mustAgreeNotToResell,
        }
      : null,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

export const requestOf = (row: Row): NumberRequest => numberRequest.parse(row.request);

export const heldOf = ({ found }: Row): HeldNumbers | undefined =>
  found === null ? undefined : heldNumbers.parse(found);

/** What a purchase adds to each month. */
export const costOf = ({ amount, currency }: Row): MonthlyCost | undefined =>
  amount === null || currency === null ? undefined : { amount, currency };

function rowOf(id: string, startedAt: Date, origin: Origin, operation: NewOperation) {
  const { request, quantity, searchId, cost } = operation;
  return {
    ...{ id, startedAt, quantity, kind: kindOf(request), state: 'starting', request },
    ...('number' in request && { number: request.number }),
    ...(searchId !== undefined && { searchId }),
    ...cost,
    startedById: origin.actor.id,
    requestId: origin.requestId,
  };
}

/** A purchase is one, whatever is bought. */
const kindOf = ({ kind }: NumberRequest): NumberOperation['kind'] =>
  kind === 'buy-reservation' ? 'buy' : kind;

function changeOf(step: Step, endedAt: Date): Prisma.NumberOperationUpdateManyMutationInput {
  if (step.state === 'running') return { state: step.state, poller: step.poller };
  const ended = { state: step.state, poller: null, endedAt };
  if (step.state === 'failed') return { ...ended, problem: step.problem };
  return { ...ended, ...(step.found && { found: step.found }) };
}

const sinceOf = (now: Date): Prisma.NumberOperationWhereInput => ({
  OR: [{ endedAt: null }, { endedAt: { gt: new Date(now.getTime() - DAY_MS) } }],
});

async function get(client: PrismaClient, id: string): Promise<Row> {
  const row = await client.numberOperation.findUnique({ where: { id } });
  if (row) return row;
  throw accessError('number-operation-not-found', 'There is no such operation.');
}
