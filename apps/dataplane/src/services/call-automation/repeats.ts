import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Database, Prisma } from '../../platform/database/database.ts';
import { badRequest, unavailable, WireError } from '../../platform/wire/errors.ts';
import type { Answer, OperationRequest } from '../../platform/wire/operation.ts';
import { invalidArgument } from './refusal.ts';

/** A request that has not been answered for so long never will be. */
const UNDER_WAY_MS = 60_000;
/** Longer than a client repeats anything. */
const KEPT_MS = 2 * 86_400_000;

/**
 * Does what is asked for once for each id of a request: whoever repeats it gets the same answer.
 *
 * @param machineMs the time of the machine
 */
export async function onlyOnce(
  db: Database,
  { raw, body, params }: OperationRequest,
  machineMs: number,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const requestId = requestIdOf(raw);
  if (requestId === undefined) return work();
  const digest = digestOf([raw.method, raw.routeOptions.url, params, body]);
  const data = { requestId, digest, createdMs: machineMs };
  const { count } = await db.callAutomationRepeat.createMany({
    data: [data],
    skipDuplicates: true,
  });
  if (count === 0) return former(db, { requestId, digest }, machineMs);
  const where = { requestId };
  try {
    const { status, body: answer } = await work();
    const stored = {
      status,
      ...(answer !== undefined && { answer: answer as Prisma.InputJsonValue }),
    };
    await db.callAutomationRepeat.updateMany({ where, data: stored });
    return { status, body: answer };
  } catch (error) {
    // Nothing was done; of anything but a refusal one cannot know.
    const isRefusal = error instanceof WireError && error.status < 500;
    if (isRefusal) await db.callAutomationRepeat.deleteMany({ where });
    throw error;
  }
}

export async function purgeRepeats(db: Database, machineMs: number): Promise<void> {
  const where = { createdMs: { lt: machineMs - KEPT_MS } };
  await db.callAutomationRepeat.deleteMany({ where });
}

async function former(
  db: Database,
  { requestId, digest }: { readonly requestId: string; readonly digest: string },
  machineMs: number,
): Promise<Answer> {
  const found = await db.callAutomationRepeat.findUnique({ where: { requestId } });
  // Refused in between: then it may be tried again.
  if (!found) throw unavailable();
  if (found.digest !== digest) throw invalidArgument('Another request had this id.');
  if (found.status !== null) {
    return { status: found.status, ...(found.answer !== null && { body: found.answer }) };
  }
  if (machineMs - Number(found.createdMs) < UNDER_WAY_MS) throw unavailable();
  throw new WireError(409, '8519', 'What came of the first request with this id is not known.');
}

function requestIdOf({ headers }: FastifyRequest): string | undefined {
  const id = headers['repeatability-request-id'];
  if (id === undefined) return undefined;
  if (typeof id === 'string' && /^[!-~]{1,128}$/.test(id)) return id;
  throw badRequest('The request id is malformed.');
}

function digestOf(asked: unknown): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64');
}
