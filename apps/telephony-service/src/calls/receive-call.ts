import { newId } from '@switchboard/app-server';
import type { IncomingCall, TypedEvent } from '@switchboard/events';
import { isOpen, nextRing } from '@switchboard/telephony';
import type { CallRoute, NextRing, RouteStep } from '@switchboard/telephony';
import { callRouteSchema } from '@switchboard/telephony-api';
import type { Transaction } from '../database/transact.ts';
import { isOurs } from '../numbers/is-ours.ts';
import { requestAct } from './act.ts';
import type { CallAct } from './act.ts';
import type { CallTools } from './call-tools.ts';
import { numberOf } from './number-of.ts';
import { ringFactsOf } from './ring-facts.ts';
import { GRACE_MS } from './ring-next.ts';
import { addRings } from './rings.ts';

const ANONYMOUS = 'anonymous';

/** Decides what becomes of a call to a number of ours. Those to people, and to numbers of others, are left alone. */
export async function receiveCall(
  tx: Transaction,
  tools: CallTools,
  { data: { to, from, incomingCallContext, correlationId }, timeMs }: TypedEvent<IncomingCall>,
): Promise<void> {
  const ours = numberOf(to.rawId);
  if (ours === undefined) return;
  if (!isOurs(await tx.prisma.ourNumber.findUnique({ where: { id: ours } }))) return;
  const nowMs = tools.clock.now();
  const steps = await stepsAt(tx, ours, nowMs);
  const next = nextRing(steps, { rung: [], facts: await ringFactsOf(tx, steps) });
  const id = newId('cal', tools.clock);
  const { count } = await tx.prisma.phoneCall.createMany({
    data: {
      ...{ id, correlationId, ours, theirs: numberOf(from.rawId) ?? ANONYMOUS, steps: [...steps] },
      ...{ context: incomingCallContext, at: new Date(Math.min(timeMs, nowMs)) },
      ...beginningOf(next, nowMs),
    },
    skipDuplicates: true,
  });
  if (count === 0) return;
  if (isRedirect(next)) await addRings(tx, id, next.personIds, { nowMs });
  tx.tell({ kind: 'call', id });
  await requestAct(tx, tools, id, actOf(next));
}

async function stepsAt(
  { prisma }: Transaction,
  ours: string,
  nowMs: number,
): Promise<readonly RouteStep[]> {
  const found = await prisma.callRoute.findUnique({ where: { ours } });
  if (!found) return [];
  const route: CallRoute = callRouteSchema.parse(found.route);
  return isOpen(route, nowMs) ? route.open : route.closed;
}

/** Whoever is the only one is rung in place of the number, so that the caller hears it ring. */
function actOf(next: NextRing): CallAct['act'] {
  if (next.kind === 'reject') return 'reject';
  return isRedirect(next) ? 'redirect' : 'answer';
}

function isRedirect(next: NextRing): next is Extract<NextRing, { kind: 'ring' }> {
  return next.kind === 'ring' && next.isLast && next.personIds.length === 1;
}

function beginningOf(next: NextRing, nowMs: number) {
  if (next.kind === 'reject') {
    const endedAt = new Date(nowMs);
    return { state: 'ended', outcome: 'rejected', endedAt, dueAt: endedAt };
  }
  if (!isRedirect(next)) return { state: 'arriving', dueAt: new Date(nowMs + GRACE_MS) };
  return { state: 'ringing', dueAt: new Date(nowMs + next.seconds * 1_000 + GRACE_MS) };
}
