import { codeOf, OURS, startTelephony, textEvent } from './_telephony.ts';
import type { Started } from './_telephony.ts';

const csv = (rows: readonly string[]) => ['phone,name', ...rows].join('\n');
const people = (count: number) =>
  Array.from({ length: count }, (_, at) => `+14255550${String(110 + at)},Person ${at}`);
const given = (rows: readonly string[]) => ({
  ...{ name: 'Spring', ours: OURS, text: 'Hello {{name}}', csv: csv(rows), textsPerMinute: 60 },
});

async function withNumber(started: Started) {
  const put = { ours: OURS, label: 'Shop', verification: 'verified' } as const;
  await started.as('dana', 'admin').numbers.put.mutate(put);
  return started.as('olga', 'operator').campaigns;
}

async function run({ settle, clock }: Started, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await settle();
    await clock.advance(1_000);
  }
  await settle();
}

test('a campaign leaves out whom it may not text, and says which rows', async () => {
  await using started = await startTelephony();
  const campaigns = await withNumber(started);
  await started.deliver(textEvent('STOP', { from: '+14255550111' }));
  const rows = [...people(3), '(425) 555-0110,Again', 'nonsense,Nobody', '+14255550119,'];
  const { campaign, refused, durationMs } = await campaigns.create.mutate(given(rows));
  expect(refused).toEqual([
    { row: 3, reason: 'opted-out' },
    { row: 5, reason: 'row-repeated' },
    { row: 6, reason: 'number-malformed' },
    { row: 7, reason: 'row-value-missing' },
  ]);
  expect(campaign).toMatchObject({ state: 'draft', counts: { pending: 2 }, by: { name: 'olga' } });
  expect(durationMs).toBe(1_000);
  await run(started, 3);
  expect(started.network.requests).toEqual([]);
});

test('it texts each recipient once, at its pace, and is finished then', async () => {
  await using started = await startTelephony();
  const campaigns = await withNumber(started);
  const { campaign } = await campaigns.create.mutate(given(people(5)));
  const byId = { campaignId: campaign.id };
  expect(await campaigns.start.mutate(byId)).toMatchObject({ state: 'running' });
  await started.settle();
  expect(started.network.texts).toEqual(['Hello Person 0']);
  await run(started, 6);
  expect(started.network.texts).toEqual([0, 1, 2, 3, 4].map((at) => `Hello Person ${at}`));
  expect(await campaigns.get.query(byId)).toMatchObject({
    state: 'finished',
    counts: { pending: 0, sending: 0, sent: 5, failed: 0, skipped: 0 },
  });
  expect(await codeOf(campaigns.start.mutate(byId))).toBe('campaign-wrong-state');
  const { items } = await started.as('ann').inbox.list.query({});
  expect(items).toHaveLength(5);
});

test('it pauses, goes on and stops, and who was not texted is not', async () => {
  await using started = await startTelephony();
  const campaigns = await withNumber(started);
  const { campaign } = await campaigns.create.mutate(given(people(4)));
  const byId = { campaignId: campaign.id };
  await campaigns.start.mutate(byId);
  await started.settle();
  await campaigns.pause.mutate(byId);
  await run(started, 5);
  expect(started.network.texts).toHaveLength(1);
  await campaigns.resume.mutate(byId);
  await started.settle();
  await campaigns.stop.mutate(byId);
  await run(started, 5);
  expect(started.network.texts).toHaveLength(2);
  const { items } = await campaigns.recipients.query(byId);
  expect(items.map(({ state, reason }) => [state, reason])).toEqual([
    ...[1, 2].map(() => ['sent', null]),
    ...[3, 4].map(() => ['skipped', 'campaign-stopped']),
  ]);
});

test('after a restart it goes on where it was, and texts nobody twice', async () => {
  await using before = await startTelephony();
  const campaigns = await withNumber(before);
  const { campaign } = await campaigns.create.mutate(given(people(4)));
  await campaigns.start.mutate({ campaignId: campaign.id });
  await before.settle();
  await before.telephony[Symbol.asyncDispose]();
  await using after = await startTelephony({
    ...{ database: before.database, clock: before.clock, sender: before.network },
  });
  await run({ ...after, clock: before.clock }, 6);
  expect(before.network.texts).toHaveLength(4);
  expect(before.network.requests).toHaveLength(4);
});

test('whose night it is gets the text in the morning', async () => {
  await using started = await startTelephony();
  const campaigns = await withNumber(started);
  await started.clock.advance(12 * 3_600_000);
  const { campaign } = await campaigns.create.mutate(given(people(1)));
  await campaigns.start.mutate({ campaignId: campaign.id });
  await run(started, 2);
  expect(started.network.texts).toEqual([]);
  for (let hour = 0; hour < 11; hour += 1) {
    await started.clock.advance(3_600_000);
    await started.settle();
  }
  expect(started.network.texts).toEqual(['Hello Person 0']);
});

test('a list or a template that cannot be read is refused, and a member may not send any', async () => {
  await using started = await startTelephony();
  const campaigns = await withNumber(started);
  const create = (change: object) => codeOf(campaigns.create.mutate({ ...given([]), ...change }));
  expect(await create({})).toBe('list-empty');
  expect(await create({ text: 'Hello {{nobody}}' })).toBe('template-variable-unknown');
  expect(await create({ csv: 'name\nAnn' })).toBe('list-without-numbers');
  expect(await create({ ours: '+14255550199' })).toBe('number-not-found');
  const { campaigns: mine } = started.as('ann');
  expect(await codeOf(mine.create.mutate(given(people(1))))).toBe('not-allowed');
});
