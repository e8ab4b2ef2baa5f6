import { addTeam } from './_handovers.ts';
import { freshPostgres, hasServices, REDIS } from './_services.ts';
import { codeOf, startTelephony } from './_telephony.ts';

const services = await hasServices();
if (!services)
  process.stderr.write('SKIPPED: handovers by several processes, for want of Postgres and Redis\n');

const ROUNDS = 10;

(services ? describe : describe.skip)('two processes over Postgres and Redis', () => {
  it('never offer one to two people, nor two to one, and let one of them accept', async () => {
    await using database = await freshPostgres();
    await using one = await startTelephony({ database }, { redisUrl: REDIS });
    const shared = { database, clock: one.clock, sender: one.network };
    await using other = await startTelephony(shared, { redisUrl: REDIS });
    const team = await addTeam(one);
    const elsewhere = { ask: () => team.ask(), as: other.as };
    for (let round = 0; round < ROUNDS; round += 1) {
      const asked = await Promise.all([team.ask(), elsewhere.ask(), team.ask()]);
      const processes = [one, other, one, other];
      const answers = asked.flatMap(({ id }) =>
        processes.flatMap((process) =>
          ['ann', 'bob'].map((name) => codeOf(process.as(name).handovers.accept.mutate({ id }))),
        ),
      );
      expect(new Set(await Promise.all(answers))).toEqual(new Set(['ok', 'handover-taken']));
      const rows = await database.client.handover.findMany({
        where: { state: { in: ['offered', 'accepted'] } },
      });
      expect(rows.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
      expect(new Set(rows.map(({ personId }) => personId)).size).toBe(2);
      const ended = asked.flatMap(({ id }) =>
        processes.map((process) => process.as('bot').handovers.cancel.mutate({ id })),
      );
      await Promise.all(ended);
    }
  });
});
