import { newId } from '@switchboard/app-server';
import { parseSender } from '@switchboard/telephony';
import { apiError } from '@switchboard/telephony-api';
import type { CallService } from '@switchboard/telephony-api';
import type { Transaction } from '../database/transact.ts';
import { isOurs } from '../numbers/is-ours.ts';
import { refuseEmergency, senderOf } from '../sending/parties.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { assertMayCall } from './decide-call.ts';

type Tools = Pick<TelephonyTools, 'transact' | 'policy' | 'clock'>;

/** Nobody is about to call for longer than this. */
const OFFER_MS = 5 * 60_000;
const MAX_NUMBERS = 500;

/** Events of calls do not say which number of ours a call went out from: what was offered does, while it is fresh. */
export function createDial(tools: Tools): CallService['dial'] {
  const { transact, clock } = tools;
  return (actor, { theirs, ours: wanted }) =>
    transact(async (tx) => {
      const ours = wanted ?? (await numberFor(tx, theirs));
      refuseEmergency(theirs, senderOf(ours));
      await assertMayCall(tx.prisma, tools, { ours, theirs });
      const nowMs = clock.now();
      const personId = actor.id;
      await tx.prisma.phoneCall.deleteMany({ where: { personId, state: 'offered' } });
      await tx.prisma.phoneCall.create({
        data: {
          ...{ id: newId('cal', clock), direction: 'out', state: 'offered', personId },
          ...{ ours, theirs, at: new Date(nowMs), dueAt: new Date(nowMs + OFFER_MS) },
        },
      });
      return { ours, theirs };
    });
}

/** The number of ours that they last heard from or wrote to, otherwise the first there is. */
async function numberFor({ prisma }: Transaction, theirs: string): Promise<string> {
  const numbers = (await prisma.ourNumber.findMany({ orderBy: { id: 'asc' }, take: MAX_NUMBERS }))
    .filter((number) => isOurs(number) && parseSender(number.id)?.number)
    .map(({ id }) => id);
  const latest = await prisma.conversation.findFirst({
    where: { theirs, ours: { in: numbers } },
    orderBy: { lastAt: 'desc' },
  });
  const ours = latest?.ours ?? numbers[0];
  if (ours !== undefined) return ours;
  throw apiError('number-not-found', 'There is no number to call from.');
}
