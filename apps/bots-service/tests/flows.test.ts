import { scriptSchema } from '@switchboard/bots';
import type { Flow } from '@switchboard/bots';
import { botsFailure } from '@switchboard/bots-api/client';
import { answered, startBots } from './_bots.ts';
import type { Started } from './_bots.ts';

const botId = 'reception';
const codeOf = (error: unknown) => {
  const { code, target } = botsFailure(error) ?? {};
  return { code, target };
};
const refused = (answer: Promise<unknown>) => answer.then(() => 'taken', codeOf);

/** The reception's flow, with another greeting. */
async function greetingWith({ as }: Started, text: string): Promise<Flow> {
  const { flow } = await as('dana', 'admin').flows.get.query({ botId });
  return { ...flow, steps: { ...flow.steps, greeting: { kind: 'say', text, next: 'menu' } } };
}

test('whoever calls after a flow was published hears it, and whoever talks already goes on as before', async () => {
  await using started = await startBots();
  const dana = started.as('dana', 'admin');
  const before = await dana.flows.get.query({ botId });
  expect(before).toMatchObject({ version: 1, by: 'code', isActive: true });
  expect(before.skills.map(({ name }) => name)).toContain('order-status');
  const flow = await greetingWith(started, 'Good day.');
  await expect(dana.flows.put.mutate({ botId, flow, basedOn: 1 })).resolves.toMatchObject({
    ...{ version: 2, by: 'you', isActive: true },
  });
  await (await answered(started)).tell('CallConnected');
  expect(started.calls.said).toContain('Good day.');

  await dana.flows.activate.mutate({ botId, version: 1 });
  const ann = started.as('ann', 'auditor');
  const { items, cursor } = await ann.flows.list.query({ botId, limit: 1 });
  expect(items).toMatchObject([{ version: 2, by: 'somebody', isActive: false }]);
  const rest = await ann.flows.list.query({ botId, limit: 1, cursor: cursor! });
  expect(rest).toMatchObject({ items: [{ version: 1, by: 'code', isActive: true }], cursor: null });
  const { items: conversations } = await ann.conversations.list.query({ botId, isOpen: true });
  expect(conversations).toMatchObject([{ flowVersion: 2, endedAt: null }]);
  const troubled = await ann.conversations.list.query({ botId, hasProblem: true });
  expect(troubled.items).toEqual([]);
});

test('nobody overwrites what somebody else has published meanwhile', async () => {
  await using started = await startBots();
  const flow = await greetingWith(started, 'Good day.');
  const put = (name: string) =>
    started.as(name, 'admin').flows.put.mutate({ botId, flow, basedOn: 1 });
  const answers = await Promise.all([refused(put('dana')), refused(put('dora'))]);
  expect(answers).toContain('taken');
  expect(answers).toContainEqual({ code: 'flow-changed', target: null });
  const { items } = await started.as('dana', 'admin').flows.list.query({ botId });
  expect(items).toHaveLength(2);
});

test('a flow that would leave somebody without an answer is not published, and where is said', async () => {
  await using started = await startBots();
  const dana = started.as('dana', 'admin');
  const { flow } = await dana.flows.get.query({ botId });
  const { goodbye: _gone, ...steps } = flow.steps;
  const put = (change: object, of = botId) =>
    refused(dana.flows.put.mutate({ botId: of, flow: { ...flow, ...change }, basedOn: 1 }));
  expect(await put({ steps })).toEqual({ code: 'flow-invalid', target: 'more' });
  expect(await put({ id: 'other' })).toEqual({ code: 'flow-invalid', target: 'id' });
  expect(await put({ steps: { Nobody: {} } })).toMatchObject({ code: 'invalid-input' });
  expect(await put({ id: 'other' }, 'other')).toMatchObject({ code: 'bot-not-found' });
  const activate = (version: number) => refused(dana.flows.activate.mutate({ botId, version }));
  expect(await activate(7)).toMatchObject({ code: 'flow-not-found' });
  const cursor = refused(dana.flows.list.query({ botId, cursor: 'x' }));
  expect(await cursor).toMatchObject({ code: 'invalid-cursor' });
  await expect(dana.flows.get.query({ botId })).resolves.toMatchObject({ version: 1 });
});

test('scripts are kept by name, changed and deleted', async () => {
  await using started = await startBots();
  const { list, put, remove } = started.as('dana', 'admin').scripts;
  const { items: brought } = await list.query({ botId });
  expect(brought.map(({ script: { name } }) => name)).toContain('Looks an order up');
  for (const { id } of brought) await remove.mutate({ id });
  const script = scriptSchema.parse({
    ...{ name: 'Asks for the hours', hears: 'welcome' },
    lines: [{ does: { kind: 'says', text: 'hours' }, hears: 'Monday' }],
  });
  const made = await put.mutate({ botId, script });
  expect(await refused(put.mutate({ botId, script }))).toMatchObject({
    code: 'script-exists',
  });
  await put.mutate({ botId, id: made.id, script: { ...script, name: 'Hours' } });
  const { items } = await list.query({ botId });
  expect(items).toEqual([{ id: made.id, script: { ...script, name: 'Hours' } }]);
  await remove.mutate({ id: made.id });
  for (const late of [remove.mutate({ id: made.id }), put.mutate({ botId, ...made })])
    expect(await refused(late)).toMatchObject({ code: 'script-not-found' });
  expect(await refused(put.mutate({ botId: 'none', script }))).toMatchObject({
    code: 'bot-not-found',
  });
});

test('a skill is tried with data of its own', async () => {
  await using started = await startBots();
  const { runSkill } = started.as('ann', 'auditor').trials;
  const order = (reference: string) =>
    runSkill.mutate({
      ...{ botId, channel: 'chat', skill: 'order-status', facts: { order: reference } },
    });
  await expect(order('A-1001')).resolves.toMatchObject({
    ...{ outcome: 'found', facts: { 'order-news': expect.stringContaining('blue kettle') } },
  });
  await expect(order('A-9999')).resolves.toEqual({ outcome: 'unknown', facts: {} });
  const move = { botId: 'order-desk', channel: 'voice', skill: 'move-delivery' } as const;
  const facts = { order: 'A-1003', day: '2026-12-02' };
  for (const _again of [1, 2])
    expect(await runSkill.mutate({ ...move, facts })).toMatchObject({ outcome: 'moved' });
  await expect(
    runSkill.mutate({ ...move, skill: 'text-confirmation', facts: { confirmation: 'Yes.' } }),
  ).resolves.toMatchObject({ outcome: 'texted' });
  const { shopOrder } = started.database.client;
  expect(await shopOrder.count({ where: { deliversOn: { not: null } } })).toBe(0);
  const unknown = runSkill.mutate({ botId, channel: 'chat', skill: 'rob-a-bank', facts: {} });
  expect(await refused(unknown)).toMatchObject({ code: 'skill-not-found' });
});
