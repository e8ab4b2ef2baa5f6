import { apiError } from '@switchboard/telephony-api';
import type { TeamService, TeamView } from '@switchboard/telephony-api';
import type { Transaction } from '../database/transact.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import type { Prisma, Team, TeamMember } from '../generated/prisma/client.ts';
import { changeHandover } from '../handovers/change-handover.ts';
import { lockHandovers } from '../handovers/lock-handovers.ts';
import { offerWaiting } from '../handovers/offer-waiting.ts';
import { newId } from '@switchboard/app-server';
import type { TelephonyTools } from '../telephony-tools.ts';
import { isHere } from './is-here.ts';
import { presenceService } from './presence.ts';

type Tools = Pick<TelephonyTools, 'client' | 'transact' | 'jobs' | 'clock'>;
type Request = Parameters<TeamService['put']>[0];

const MAX_TEAMS = 100;

export function createTeamService(tools: Tools): TeamService {
  const { client, transact, clock } = tools;
  return {
    ...presenceService(tools),
    list: () => teamViews(client, clock.now()),
    put: (request) =>
      transact(async (tx) => {
        await lockHandovers(tx);
        const id = await putTeam(tx, tools, request);
        tx.tell({ kind: 'team', id });
        await offerWaiting(tx, tools);
        const [view] = await teamViews(tx.prisma, clock.now(), id);
        return view!;
      }).catch(refuse),
    remove: (teamId) =>
      transact(async (tx) => {
        await lockHandovers(tx);
        const where = { teamId, state: { in: ['waiting', 'offered'] } };
        for (const row of await tx.prisma.handover.findMany({ where }))
          await changeHandover(tx, tools, row, { kind: 'nobody' });
        const { count } = await tx.prisma.team.deleteMany({ where: { id: teamId } });
        if (count === 0) throw missing();
        tx.tell({ kind: 'team', id: teamId });
        await offerWaiting(tx, tools);
      }),
  };
}

/** @returns its id */
async function putTeam(
  { prisma }: Transaction,
  { clock }: Tools,
  { teamId, name, seconds, members }: Request,
): Promise<string> {
  await assertKnown(prisma, members);
  const data = { name, seconds, changedAt: new Date(clock.now()) };
  const id = teamId ?? newId('tem', clock);
  if (teamId === undefined) {
    if ((await prisma.team.count()) >= MAX_TEAMS)
      throw apiError('teams-full', 'There are as many teams as there may be.');
    await prisma.team.create({ data: { id, ...data } });
  } else if ((await prisma.team.updateMany({ where: { id }, data })).count === 0) throw missing();
  await prisma.teamMember.deleteMany({ where: { teamId: id } });
  await prisma.teamMember.createMany({
    data: members.map((one, place) => ({ ...one, teamId: id, place })),
  });
  return id;
}

async function assertKnown(
  prisma: Prisma.TransactionClient,
  members: Request['members'],
): Promise<void> {
  const id = { in: members.map(({ personId }) => personId) };
  if ((await prisma.colleague.count({ where: { id } })) < members.length)
    throw apiError('colleague-not-found', 'Somebody of them has never opened the inbox.');
}

/** All of them, or one. */
async function teamViews(
  client: Prisma.TransactionClient,
  nowMs: number,
  id?: string,
): Promise<TeamView[]> {
  const rows = await client.team.findMany({
    where: id === undefined ? {} : { id },
    include: { members: { orderBy: { place: 'asc' } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MAX_TEAMS,
  });
  const ids = rows.flatMap(({ members }) => members.map(({ personId }) => personId));
  const people = await client.colleague.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const known = new Map(people.map((one) => [one.id, one]));
  const memberView = ({ personId, skills }: TeamMember): TeamView['members'][number] => {
    const one = known.get(personId);
    const here = one !== undefined && isHere(one, nowMs);
    return { id: personId, name: one?.name ?? '', skills, isHere: here };
  };
  return rows.map(
    ({ members, name, seconds, ...team }: Team & { readonly members: TeamMember[] }) => ({
      ...{ id: team.id, name, seconds, members: members.map(memberView) },
    }),
  );
}

function missing() {
  return apiError('team-not-found', 'There is no such team.');
}

function refuse(error: unknown): never {
  if (!isUniqueViolation(error)) throw error;
  throw apiError('team-exists', 'There is a team of this name.', { cause: error });
}
