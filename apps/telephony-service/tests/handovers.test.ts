import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { addTeam, startWithTeam, SUMMARY } from './_handovers.ts';
import { startWithCalls, incomingEvent, endedEvent, userOf } from './_calls.ts';
import { begin, codeOf, OURS, startTelephony, THEIRS } from './_telephony.ts';
import { watch } from './_watch.ts';

const SECOND_MS = 1_000;

test('it is offered to one at a time, in turn, until somebody accepts', async () => {
  await using team = await startWithTeam();
  const { id } = await team.ask();
  expect(await team.at(id)).toBe('offered ann');
  expect(await codeOf(team.accept('bob', id))).toBe('handover-taken');
  await team.pass('ann', id);
  // Passing once more is no pass of whoever is next.
  await team.pass('ann', id);
  expect(await team.at(id)).toBe('offered bob');
  const accepted = await team.accept('bob', id);
  expect(accepted).toMatchObject({
    ...{ state: 'accepted', summary: SUMMARY, leftMs: 60 * SECOND_MS },
    colleague: { id: 'usr_bob', name: 'bob', userId: userOf('bob') },
  });
  expect(await codeOf(team.accept('bob', id))).toBe('ok');
  expect(await codeOf(team.accept('ann', id))).toBe('handover-taken');
  const { handovers } = team.as('bot');
  expect(await handovers.connected.mutate({ id })).toMatchObject({ state: 'connected' });
  expect(await codeOf(handovers.connected.mutate({ id }))).toBe('ok');
  expect(await codeOf(handovers.failed.mutate({ id, reason: 'other' }))).toBe(
    'handover-wrong-state',
  );
  expect(await handovers.cancel.mutate({ id })).toMatchObject({ state: 'connected' });
});

test('who does not answer in time is not asked again, and in the end there is nobody', async () => {
  await using team = await startWithTeam();
  const { id } = await team.ask();
  await team.later(19 * SECOND_MS);
  expect(await team.at(id)).toBe('offered ann');
  await team.later(1 * SECOND_MS);
  expect(await team.at(id)).toBe('offered bob');
  expect(await codeOf(team.accept('ann', id))).toBe('handover-taken');
  await team.later(20 * SECOND_MS);
  expect(await team.at(id)).toBe('nobody');
  expect(await codeOf(team.accept('bob', id))).toBe('handover-taken');
});

test('patience ends it while everybody is busy, and a bot that says nothing does', async () => {
  await using team = await startWithTeam();
  const [one, two, three] = [await team.ask(), await team.ask(), await team.ask()];
  expect(await team.at(two.id)).toBe('offered bob');
  await team.accept('ann', one.id);
  await team.accept('bob', two.id);
  expect(await team.at(three.id)).toBe('waiting');
  await team.later(59 * SECOND_MS);
  await team.as('bot').handovers.connected.mutate({ id: one.id });
  // Ann is free again, and asked at once.
  expect(await team.at(three.id)).toBe('offered ann');
  await team.later(1 * SECOND_MS);
  expect(await team.get(two.id)).toMatchObject({ state: 'failed', failure: 'not-connected' });
  const { id } = await team.ask({ patienceSeconds: 10 });
  await team.later(10 * SECOND_MS);
  expect(await team.at(id)).toBe('nobody');
});

test('whoever was idle for longest is asked first, and only for what they can', async () => {
  await using team = await startWithTeam();
  const first = await team.ask();
  await team.accept('ann', first.id);
  await team.as('bot').handovers.failed.mutate({ id: first.id, reason: 'customer-left' });
  const second = await team.ask();
  expect(await team.at(second.id)).toBe('offered bob');
  await team.as('bot').handovers.cancel.mutate({ id: second.id });
  expect(await team.at((await team.ask({ skill: 'french' })).id)).toBe('offered ann');
  expect(await team.at((await team.ask({ skill: 'welsh' })).id)).toBe('nobody');
});

test('asked for once more it is the same one, and an id of somebody else is refused', async () => {
  await using team = await startWithTeam();
  const id = randomUUID();
  await Promise.all([team.ask({ id }), team.ask({ id: id.toUpperCase() }), team.ask({ id })]);
  expect(await team.database.client.handover.count()).toBe(1);
  const own = { ...(await team.ask()), team: 'Orders', customer: {} };
  const { handovers } = team.as('eve');
  const { summary, channel } = own;
  const stolen = { id, team: 'Orders', customer: {}, summary, channel };
  expect(await codeOf(handovers.request.mutate(stolen))).toBe('handover-exists');
});

test('strangers, guests and whose concern it is not see and change nothing', async () => {
  await using team = await startWithTeam();
  const { id } = await team.ask();
  const request = { id: randomUUID(), team: 'Orders', channel: 'chat' } as const;
  const wanted = { ...request, customer: {}, summary: SUMMARY };
  const guest = team.as('gus', 'guest');
  expect(await codeOf(guest.handovers.request.mutate(wanted))).toBe('not-allowed');
  expect(await codeOf(guest.teams.putPresence.mutate({ isAvailable: true }))).toBe('not-allowed');
  const nobody = team.clientOf(undefined);
  expect(await codeOf(nobody.handovers.request.mutate(wanted))).toBe('not-signed-in');
  expect(await codeOf(nobody.handovers.accept.mutate({ id }))).toBe('not-signed-in');
  const { handovers, teams } = team.as('eve');
  const refused = [
    handovers.get.query({ id }),
    handovers.accept.mutate({ id }),
    handovers.pass.mutate({ id }),
    handovers.cancel.mutate({ id }),
    handovers.connected.mutate({ id }),
    // Not even who accepts may say for the bot what became of it.
    team.as('ann').handovers.cancel.mutate({ id }),
  ];
  for (const one of refused) expect(await codeOf(one)).toBe('handover-not-found');
  expect((await handovers.list.query({})).items).toEqual([]);
  expect((await team.as('olga', 'operator').handovers.list.query({})).items).toHaveLength(1);
  expect((await team.as('bob').handovers.list.query({})).items).toHaveLength(1);
  expect(await codeOf(teams.remove.mutate({ teamId: team.teamId }))).toBe('not-allowed');
  expect(await team.at(id)).toBe('offered ann');
});

test('who is away is not asked, and what they are asked goes to the next', async () => {
  await using team = await startWithTeam();
  const { id } = await team.ask();
  await team.as('ann').teams.putPresence.mutate({ isAvailable: false });
  expect(await team.at(id)).toBe('offered bob');
  await team.as('bob').teams.putPresence.mutate({ isAvailable: false });
  expect(await team.at(id)).toBe('nobody');
  expect(await team.at((await team.ask()).id)).toBe('nobody');
});

test('whose pages are closed is asked no more, then away; a reload changes nothing', async () => {
  await using team = await startWithTeam();
  const bearer = 'Bearer usr_ann.member';
  const open = () => watch(team.telephony.url, bearer);
  const presence = () => team.as('ann').teams.presence.query();
  let seenMs = 0;
  /** Pages that open, stay open and close are noted by the way. */
  const noted = async (isSo: () => boolean): Promise<void> => {
    do {
      // The database may answer before sockets are looked at.
      await setImmediate();
      const { hereAt } = await team.database.client.colleague.findUniqueOrThrow({
        where: { id: 'usr_ann' },
      });
      seenMs = hereAt?.getTime() ?? 0;
    } while (!isSo());
  };
  const here = async () =>
    (await team.as('ann').teams.list.query()).items[0]!.members.map(({ isHere }) => isHere);
  {
    await using first = open();
    await first.next();
    // Bob, who has no page, is not asked any more; Ann is, for as long as hers is open.
    for (let passed = 0; passed < 16; passed += 1) {
      await team.later(20 * SECOND_MS);
      await noted(() => seenMs === team.clock.now());
    }
    expect(await here()).toEqual([true, false]);
    expect(await team.as('bob').teams.presence.query()).toMatchObject({ isAvailable: false });
  }
  {
    await using again = open();
    await again.next();
    expect(await here()).toEqual([true, false]);
    expect(await presence()).toEqual({ isAvailable: true, isInTeam: true });
  }
  await noted(() => seenMs < team.clock.now());
  await team.later(61 * SECOND_MS);
  expect(await here()).toEqual([false, false]);
  expect(await presence()).toMatchObject({ isAvailable: true });
  await team.later(300 * SECOND_MS);
  expect(await presence()).toEqual({ isAvailable: false, isInTeam: true });
});

test('the bot hears of what it has asked for, and pages of everything', async () => {
  await using team = await startWithTeam();
  await using page = watch(team.telephony.url, 'Bearer usr_ann.member');
  await using bot = watch(team.telephony.url, 'Bearer usr_bot.member', 'handovers.watch');
  expect([await page.next(), await bot.next()]).toEqual([
    { kind: 'ready', id: null },
    { kind: 'ready', id: null },
  ]);
  const others = randomUUID();
  const request = { team: 'Orders', channel: 'chat', customer: {}, summary: SUMMARY } as const;
  await team.as('other').handovers.request.mutate({ id: others, ...request });
  expect(await page.next()).toEqual({ kind: 'handover', id: others });
  const { id } = await team.ask();
  expect(await bot.next()).toEqual({ kind: 'handover', id });
  expect(await page.next()).toEqual({ kind: 'handover', id });
});

test('nobody is asked while they are in a call or being rung, and once it ends they are', async () => {
  await using started = await startWithCalls([
    { kind: 'person', personId: 'usr_ann', seconds: 30 },
  ]);
  const team = await addTeam(started);
  const { as } = started;
  await as('bob').teams.putPresence.mutate({ isAvailable: false });
  await started.event(incomingEvent());
  const { id } = await team.ask();
  expect(await team.at(id)).toBe('waiting');
  await started.event(endedEvent(started.clock.now()));
  expect(await team.at(id)).toBe('offered ann');
  // The other way round: whoever is asked is not rung.
  await started.event(incomingEvent('call-2'));
  expect(started.answering.asked.at(-1)).toMatch(/^reject|^end/);
});

test('texts: the conversation is given to whoever accepts', async () => {
  await using team = await startWithTeam();
  const conversationId = await begin(team);
  const { id } = await team.ask({ channel: 'sms', ours: OURS });
  expect(await team.accept('ann', id)).toMatchObject({ conversationId });
  const { assignee } = await team.as('bob').inbox.get.query({ conversationId });
  expect(assignee).toEqual({ id: 'usr_ann', name: 'ann' });
});

test('lists say what is offered, mine, waiting and past', async () => {
  await using team = await startWithTeam();
  const asked: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    asked.push((await team.ask()).id);
    await team.later(1);
  }
  const [one, two, three] = asked.map((id) => ({ id })) as [
    { id: string },
    { id: string },
    { id: string },
  ];
  await team.accept('ann', one.id);
  await team.as('bot').handovers.connected.mutate({ id: one.id });
  const ids = async (name: string, shown?: 'past') =>
    (await team.as(name).handovers.list.query(shown ? { shown } : {})).items.map((item) => item.id);
  expect(await ids('ann')).toEqual([one.id, two.id, three.id]);
  expect(await ids('bob')).toEqual([two.id, three.id]);
  expect(await ids('bob', 'past')).toEqual([one.id]);
  const { handovers } = team.as('bob');
  const first = await handovers.list.query({ limit: 1 });
  const { items } = await handovers.list.query({ cursor: first.cursor!, limit: 1 });
  for (const cursor of ['1-cal_1', 'nonsense', '-', '1'])
    expect(await codeOf(handovers.list.query({ cursor }))).toBe('invalid-cursor');
  expect([...first.items, ...items].map(({ id }) => id)).toEqual([two.id, three.id]);
  const since = new Date(team.clock.now() + 1).toISOString();
  expect((await handovers.list.query({ shown: 'past', since })).items).toEqual([]);
});

test('teams have one name each, and what waits for one that is deleted finds nobody', async () => {
  await using team = await startWithTeam();
  const { teams } = team.as('dana', 'admin');
  const members = [{ personId: 'usr_nobody', skills: [] }];
  const put = { name: 'Orders', seconds: 20, members: [] };
  expect(await codeOf(teams.put.mutate(put))).toBe('team-exists');
  expect(await codeOf(teams.put.mutate({ ...put, name: 'B', members }))).toBe(
    'colleague-not-found',
  );
  const changed = { ...put, teamId: team.teamId, name: 'Sales', members: [] };
  expect(await teams.put.mutate(changed)).toMatchObject({ id: team.teamId, name: 'Sales' });
  expect(await codeOf(team.ask())).toBe('team-not-found');
  const whole = [{ personId: 'usr_ann', skills: [] }];
  await teams.put.mutate({ ...changed, members: whole });
  const { id } = await team.ask({ team: team.teamId });
  expect(await team.at(id)).toBe('offered ann');
  await teams.remove.mutate({ teamId: team.teamId });
  expect(await team.get(id)).toMatchObject({ state: 'nobody', team: { id: null, name: 'Sales' } });
  expect(await codeOf(teams.remove.mutate({ teamId: team.teamId }))).toBe('team-not-found');
});

test('a full queue refuses with a time to wait', async () => {
  await using team = await startWithTeam();
  const one = await team.ask();
  await team.accept('ann', one.id);
  const two = await team.ask();
  await team.accept('bob', two.id);
  const third = await team.ask();
  const { client } = team.database;
  const { summary: _summary, ...row } = await client.handover.findUniqueOrThrow({
    where: { id: third.id },
  });
  const more = Array.from({ length: 98 }, () => ({ ...row, id: randomUUID(), summary: SUMMARY }));
  await client.handover.createMany({ data: more });
  expect(await codeOf(team.ask())).toBe('ok');
  expect(await codeOf(team.ask())).toBe('handovers-full');
});

test('what was handed over is deleted with the contact and in time, and no log has it', async () => {
  await using team = await startWithTeam();
  const dana = team.as('dana', 'admin');
  const contact = await dana.contacts.create.mutate({
    name: 'Carla',
    number: THEIRS,
    timeZone: null,
  });
  const [over, open] = [await team.ask(), await team.ask()];
  await team.as('bot').handovers.cancel.mutate({ id: over.id });
  expect(open).toMatchObject({ contact: { name: 'Carla' } });
  await dana.contacts.remove.mutate({ contactId: contact.id });
  expect(await codeOf(team.get(over.id))).toBe('handover-not-found');
  expect(await team.get(open.id)).toMatchObject({
    ...{ customer: { name: null, number: null }, summary: { facts: [], understood: [] } },
  });
  const log = team.lines.join('');
  for (const word of ['Carla', THEIRS, 'B-1002', 'where is my order', 'no such order'])
    expect(log).not.toContain(word);
});

test('old ones are deleted with texts', async () => {
  await using started = await startTelephony({}, { retentionDays: 1 });
  const team = await addTeam(started);
  const { id } = await team.ask();
  await started.as('bot').handovers.cancel.mutate({ id });
  await team.later(26 * 3_600 * SECOND_MS);
  expect(await codeOf(team.get(id))).toBe('handover-not-found');
});
