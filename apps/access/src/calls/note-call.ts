import { accessError } from '@switchboard/access-api';
import type { CallNote, CallService, Limits } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import { isPlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { reachable } from '../directory/directory-service.ts';
import { newId } from '../ids.ts';

/** A page may tell of a call a while later, when it is online again. */
const TOLD_WITHIN_MS = 2 * 86_400_000;
const CLOCKS_DIFFER_MS = 5 * 60_000;

export interface NoteTools {
  readonly client: PrismaClient;
  readonly limits: Limits;
  readonly clock: Clock;
}

/** One row for each side, all at once: told again, the rows are there already. */
export function noteCall(tools: NoteTools): CallService['note'] {
  const { client, clock } = tools;
  return async ({ actor }, { others, ...call }) => {
    assertPlausible(call, clock.now());
    const called = await findCalled(client, actor.id, others);
    const everybody = [actor.id, ...called];
    const at = new Date(clock.now());
    const told = [actor.id, ...(await takers(tools, actor.id, call.callId, called))];
    await client.callRecord.createMany({
      data: told.map((personId) => ({
        ...call,
        id: newId('cal', clock),
        personId,
        otherIds: everybody.filter((id) => id !== personId),
        direction: personId === actor.id ? 'outgoing' : 'incoming',
        seenAt: personId !== actor.id && call.outcome === 'missed' ? null : at,
      })),
      skipDuplicates: true,
    });
  };
}

/** @throws PlatformError `person-not-found` unless everybody may be called */
async function findCalled(
  client: PrismaClient,
  callerId: string,
  others: readonly string[],
): Promise<string[]> {
  const wanted = [...new Set(others)];
  const where = { ...reachable, acsUserId: { in: wanted }, id: { not: callerId } };
  const people = await client.person.findMany({ where, select: { id: true } });
  if (people.length === wanted.length) return people.map(({ id }) => id);
  throw accessError('person-not-found', 'Somebody cannot be contacted.', {
    target: 'others',
  });
}

/**
 * Whose lists take this call: until the data plane tells of calls itself, it is the caller's word,
 * and nobody's list is filled with it. A call that is told again is counted once.
 */
async function takers(
  { client, limits }: NoteTools,
  callerId: string,
  callId: string,
  called: readonly string[],
): Promise<string[]> {
  const where = { callId, personId: { in: [...called] } };
  const rows = await client.callRecord.findMany({ where, select: { personId: true } });
  const known = new Set(rows.map(({ personId }) => personId));
  const taking: string[] = [];
  for (const id of called.filter((one) => !known.has(one))) {
    const pair = limits.take('call-note-per-pair', `${callerId} ${id}`);
    if (await pair.then(() => true, refusesMore)) taking.push(id);
  }
  return taking;
}

function refusesMore(error: unknown): false {
  if (isPlatformError(error) && error.code === 'rate-limited') return false;
  throw error;
}

function assertPlausible(call: Omit<CallNote, 'others'>, nowMs: number): void {
  const startedMs = call.startedAt.getTime();
  const isRecent = startedMs >= nowMs - TOLD_WITHIN_MS && startedMs <= nowMs + CLOCKS_DIFFER_MS;
  if (!isRecent) {
    throw accessError('call-not-recent', 'Tell of a call within two days.', {
      target: 'startedAt',
    });
  }
  if (startedMs + call.durationSeconds * 1_000 <= nowMs + CLOCKS_DIFFER_MS) return;
  throw accessError('call-not-over', 'Tell of a call when it is over.', {
    target: 'durationSeconds',
  });
}
