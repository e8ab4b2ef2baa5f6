import { randomUUID } from 'node:crypto';
import type { Transaction } from '../database/transact.ts';
import type { CallRing } from '../generated/prisma/client.ts';

/**
 * `ringing` until it is told what came of it: `came`, or `gone`. `cancelled` is rung no longer, unless that was too
 * late; `removed` was too late, and is taken out again.
 */
export type RingState = 'ringing' | 'cancelled' | 'removed' | 'came' | 'gone';

/** States of those of whom something is still to be told. */
export const UNSETTLED: RingState[] = ['ringing', 'cancelled', 'removed'];

/** Everybody who was rung for a call, in their order. */
export function ringsOf({ prisma }: Transaction, callId: string): Promise<CallRing[]> {
  return prisma.callRing.findMany({ where: { callId }, orderBy: { turn: 'asc' } });
}

/** Notes whom a call rings from now on. @returns their turns */
export async function addRings(
  { prisma }: Transaction,
  callId: string,
  personIds: readonly string[],
  { nowMs, rung = 0 }: { readonly nowMs: number; readonly rung?: number },
): Promise<readonly number[]> {
  const at = new Date(nowMs);
  const rings = personIds.map((personId, index) => ({
    ...{ id: randomUUID(), callId, turn: rung + index + 1, personId, at, state: 'ringing' },
  }));
  await prisma.callRing.createMany({ data: rings });
  return rings.map(({ turn }) => turn);
}

/** @returns whether it was in another one of these states before */
export async function putRing(
  { prisma }: Transaction,
  { callId, turn }: Pick<CallRing, 'callId' | 'turn'>,
  from: readonly RingState[],
  to: RingState,
): Promise<boolean> {
  const where = { callId, turn, state: { in: [...from] } };
  return (await prisma.callRing.updateMany({ where, data: { state: to } })).count > 0;
}
