import type { PresenceView, TeamService } from '@switchboard/telephony-api';
import type { Prisma } from '../generated/prisma/client.ts';
import { lockHandovers } from '../handovers/lock-handovers.ts';
import { offerWaiting } from '../handovers/offer-waiting.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { putAway } from './put-away.ts';

type Tools = Pick<TelephonyTools, 'client' | 'transact' | 'jobs' | 'clock'>;

/** Whether somebody can be asked. */
export function presenceService(tools: Tools): Pick<TeamService, 'presence' | 'putPresence'> {
  const { client, transact, clock } = tools;
  return {
    presence: ({ id }) => presenceOf(client, id),
    putPresence: ({ id }, isAvailable) =>
      transact(async (tx) => {
        await lockHandovers(tx);
        if (!isAvailable) await putAway(tx, tools, id);
        else {
          const here = { isAvailable, hereAt: new Date(clock.now()) };
          await tx.prisma.colleague.update({ where: { id }, data: here });
          tx.tell({ kind: 'presence', id });
          await offerWaiting(tx, tools);
        }
        return presenceOf(tx.prisma, id);
      }),
  };
}

async function presenceOf(client: Prisma.TransactionClient, id: string): Promise<PresenceView> {
  const found = await client.colleague.findUnique({ where: { id } });
  const isInTeam = (await client.teamMember.count({ where: { personId: id }, take: 1 })) > 0;
  return { isAvailable: found?.isAvailable ?? false, isInTeam };
}
