import { NOW, startBots } from './_bots.ts';
import type { Started } from './_bots.ts';

const DAY_MS = 86_400_000;

interface Said {
  readonly problem: string | null;
  readonly agoMs: number;
}

/** A conversation of a bot, with what was wrong in its turns and how long ago that was. */
async function keep({ database: { client } }: Started, id: string, botId: string, said: Said[]) {
  const at = new Date(NOW);
  await client.conversation.create({
    data: {
      ...{ id, botId, flowVersion: 1, channel: 'chat', place: id, state: {} },
      ...{ startedAt: at, lastAt: at },
      turns: {
        create: said.map(({ problem, agoMs }, number) => ({
          ...{ number, inputId: `${number}`, kind: 'said', problem, at: new Date(NOW - agoMs) },
          ...{ steps: [], actions: [], timings: {} },
        })),
      },
    },
  });
}

const wrong = (agoMs: number): Said => ({ problem: 'no-match', agoMs });
const right = (agoMs: number): Said => ({ problem: null, agoMs });

test('staff learn in how many conversations of each bot something went wrong in the last day', async () => {
  await using started = await startBots();
  const { problems } = started.as('ann', 'auditor').conversations;
  await expect(problems.query()).resolves.toEqual({ items: [] });
  await keep(started, 'cnv_1', 'reception', [wrong(2_000), wrong(1_000), right(0)]);
  await keep(started, 'cnv_2', 'reception', [wrong(DAY_MS - 1)]);
  await keep(started, 'cnv_3', 'reception', [wrong(DAY_MS), right(0)]);
  await keep(started, 'cnv_4', 'order-desk', [right(2_000), wrong(1_000)]);
  await keep(started, 'cnv_5', 'scribe', [right(0)]);
  await expect(problems.query()).resolves.toEqual({
    items: [
      { botId: 'order-desk', conversations: 1 },
      { botId: 'reception', conversations: 2 },
    ],
  });
});

test('nobody else learns it', async () => {
  await using started = await startBots();
  const { conversations, models, bots } = started.as('mia', 'member');
  const asked = [conversations.problems.query(), models.spend.query(), bots.list.query()];
  for (const answer of asked)
    await expect(answer).rejects.toMatchObject({ data: { httpStatus: 403 } });
  const put = started.as('olga', 'operator').bots.put.mutate({ botId: 'reception', isOn: false });
  await expect(put).rejects.toMatchObject({ data: { httpStatus: 403 } });
});
