import { openHandover } from '@switchboard/telephony';
import { apiError } from '@switchboard/telephony-api';
import type { Actor, HandoverService } from '@switchboard/telephony-api';
import type { Transaction } from '../database/transact.ts';
import type { Handover, Team } from '../generated/prisma/client.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { awaitTime } from './change-handover.ts';
import { offerWaiting } from './offer-waiting.ts';

type Tools = Pick<TelephonyTools, 'jobs' | 'clock'>;
type Request = Parameters<HandoverService['request']>[1];

/** More customers than that wait in no queue. */
const MAX_WAITING = 100;
const AGAIN_MS = 30_000;

/** Under the lock of handovers. @throws as `HandoverService.request` */
export async function requestHandover(
  tx: Transaction,
  tools: Tools,
  actor: Actor,
  request: Request,
): Promise<Handover> {
  const where = { id: request.id };
  const known = await tx.prisma.handover.findUnique({ where });
  if (known?.askedById === actor.id) return known;
  if (known) throw apiError('handover-exists', 'Somebody else has requested this handover.');
  const team = await findTeam(tx, request.team);
  await refuseFull(tx, team);
  const { patienceAt } = await create(tx, tools, { actor, request, team });
  tx.tell({ kind: 'handover', id: request.id });
  await awaitTime(tx, tools, request.id, openHandover(patienceAt.getTime()));
  await offerWaiting(tx, tools);
  return tx.prisma.handover.findUniqueOrThrow({ where });
}

async function findTeam({ prisma }: Transaction, named: string): Promise<Team> {
  const found =
    (await prisma.team.findUnique({ where: { id: named } })) ??
    (await prisma.team.findUnique({ where: { name: named } }));
  if (found) return found;
  throw apiError('team-not-found', 'There is no such team.', { target: 'team' });
}

async function refuseFull({ prisma }: Transaction, { id: teamId }: Team): Promise<void> {
  const waiting = await prisma.handover.count({ where: { teamId, state: 'waiting' } });
  if (waiting < MAX_WAITING) return;
  throw apiError('handovers-full', 'Too many customers wait for this team.', {
    retryAfterMs: AGAIN_MS,
  });
}

function create(
  { prisma }: Transaction,
  { clock }: Tools,
  { actor, request, team }: { actor: Actor; request: Request; team: Team },
): Promise<Handover> {
  const { id, skill, channel, customer, ours, threadId, callConnectionId } = request;
  const { facts, understood, problem } = request.summary;
  const nowMs = clock.now();
  return prisma.handover.create({
    data: {
      ...{ id, askedById: actor.id, teamId: team.id, teamName: team.name, channel },
      ...{ skill: skill ?? null, ours: ours ?? null },
      ...{ customerName: customer.name ?? null, customerNumber: customer.number ?? null },
      ...{ threadId: threadId ?? null, callConnectionId: callConnectionId ?? null },
      summary: { facts, understood, ...(problem !== undefined && { problem }) },
      ...{ state: 'waiting', at: new Date(nowMs) },
      patienceAt: new Date(nowMs + request.patienceSeconds * 1_000),
    },
  });
}
