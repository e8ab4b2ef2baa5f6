import { randomUUID } from 'node:crypto';
import { createPageKey } from '@switchboard/access-api/client';
import type { AccessClient } from '@switchboard/access-api/client';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

describe('rooms', () => {
  let access: Started;
  let alice: AccessClient;
  let bob: AccessClient;
  let mallory: AccessClient;
  let ids: { alice: string; bob: string; mallory: string };
  const idOf = async (client: AccessClient) => (await client.me.profile.query()).id;
  beforeEach(async () => {
    access = await startAccess();
    [alice, bob, mallory] = (await Promise.all(
      ['alice', 'bob', 'mallory'].map((name) => access.signIn(name)),
    )) as [AccessClient, AccessClient, AccessClient];
    const [a, b, m] = await Promise.all([alice, bob, mallory].map(idOf));
    ids = { alice: a!, bob: b!, mallory: m! };
  });
  afterEach(() => access[Symbol.asyncDispose]());

  const roomWithBob = (change: object = {}) =>
    alice.rooms.create.mutate({
      title: 'Standup',
      participants: [{ personId: ids.bob, role: 'Attendee' }],
      ...change,
    });
  const rolesAtAcs = async (roomId: string) => {
    const people = await access.database.client.person.findMany();
    const names = new Map(people.map(({ acsUserId, name }) => [acsUserId, name]));
    const roles = access.rooms.rooms.get(roomId)?.roles ?? new Map<string, string>();
    return Object.fromEntries([...roles].map(([userId, role]) => [names.get(userId), role]));
  };

  it('are made with their maker as presenter, here and at ACS', async () => {
    const room = await roomWithBob();
    expect(room).toMatchObject({ title: 'Standup', ownerId: ids.alice, role: 'Presenter' });
    expect(await rolesAtAcs(room.id)).toEqual({ Alice: 'Presenter', Bob: 'Attendee' });
    const { participants, ...seen } = await bob.rooms.get.query({ roomId: room.id });
    expect(seen).toEqual({ ...room, role: 'Attendee' });
    expect(participants).toMatchObject([
      { personId: ids.alice, name: 'Alice', role: 'Presenter', guest: false },
      { personId: ids.bob, name: 'Bob', role: 'Attendee', guest: false },
    ]);
  });

  it('list what one is in, page by page, the latest first', async () => {
    const made = [];
    for (const title of ['one', 'two', 'three']) made.push(await roomWithBob({ title }));
    await mallory.rooms.create.mutate({ title: 'elsewhere' });
    const first = await bob.rooms.list.query({ limit: 2 });
    expect(first.items.map(({ title }) => title)).toEqual(['three', 'two']);
    const rest = await bob.rooms.list.query({ limit: 2, cursor: first.cursor! });
    expect(rest).toMatchObject({ items: [{ title: 'one' }], cursor: null });
  });

  it('do not exist for strangers, and obey their owner and admins only', async () => {
    const { id: roomId } = await roomWithBob();
    const admin = await access.signInAs('root', 'admin');
    const changes = (client: AccessClient) => [
      client.rooms.update.mutate({ roomId, title: 'Mine' }),
      client.rooms.invite.mutate({
        roomId,
        participants: [{ personId: ids.mallory, role: 'Presenter' }],
      }),
      client.rooms.setRole.mutate({ roomId, personId: ids.bob, role: 'Presenter' }),
      client.rooms.removeParticipant.mutate({ roomId, personId: ids.alice }),
      client.rooms.remove.mutate({ roomId }),
      client.invitations.create.mutate({ roomId, uses: 'one', expiresInMinutes: 60 }),
    ];
    for (const change of [mallory.rooms.get.query({ roomId }), ...changes(mallory)]) {
      expect(await codeOf(change)).toBe('room-not-found');
    }
    for (const change of changes(bob)) expect(await codeOf(change)).toBe('not-room-owner');
    expect(await rolesAtAcs(roomId)).toEqual({ Alice: 'Presenter', Bob: 'Attendee' });
    const title = 'Moderated';
    expect(await admin.rooms.update.mutate({ roomId, title })).toMatchObject({ title, role: null });
  });

  it('move their window, inside of what ACS allows', async () => {
    const { id: roomId } = await roomWithBob({ validUntil: inDays(1) });
    const validUntil = inDays(3);
    const moved = await alice.rooms.update.mutate({ roomId, validUntil });
    expect(moved.validUntil).toBe(validUntil);
    expect(access.rooms.rooms.get(roomId)?.validUntil.toISOString()).toBe(validUntil);
    for (const wrong of [inDays(181), inDays(-1)]) {
      const update = alice.rooms.update.mutate({ roomId, validUntil: wrong });
      expect(await codeOf(update)).toBe('invalid-window');
      expect(await codeOf(roomWithBob({ validUntil: wrong }))).toBe('invalid-window');
    }
  });

  it('take people in, change their roles and let them go', async () => {
    const { id: roomId } = await roomWithBob();
    const participants = [{ personId: ids.mallory, role: 'Consumer' as const }];
    await alice.rooms.invite.mutate({ roomId, participants });
    await alice.rooms.invite.mutate({ roomId, participants });
    await alice.rooms.setRole.mutate({ roomId, personId: ids.bob, role: 'Collaborator' });
    const roles = { Alice: 'Presenter', Bob: 'Collaborator', Mallory: 'Consumer' };
    expect(await rolesAtAcs(roomId)).toEqual(roles);
    await alice.rooms.removeParticipant.mutate({ roomId, personId: ids.mallory });
    await bob.rooms.removeParticipant.mutate({ roomId, personId: ids.bob });
    expect(await rolesAtAcs(roomId)).toEqual({ Alice: 'Presenter' });
    expect(await codeOf(bob.rooms.get.query({ roomId }))).toBe('room-not-found');
    const owner = { roomId, personId: ids.alice };
    expect(await codeOf(alice.rooms.removeParticipant.mutate(owner))).toBe('owner-stays');
    expect(await codeOf(alice.rooms.setRole.mutate({ ...owner, role: 'Consumer' }))).toBe(
      'owner-stays',
    );
    const gone = { roomId, personId: ids.mallory };
    expect(await codeOf(alice.rooms.removeParticipant.mutate(gone))).toBe('person-not-found');
    const nobody = [{ personId: 'usr_0', role: 'Attendee' as const }];
    expect(await codeOf(alice.rooms.invite.mutate({ roomId, participants: nobody }))).toBe(
      'person-not-found',
    );
  });

  it('are one room for one request, however often it is sent', async () => {
    const requestKey = randomUUID();
    const made = await Promise.all([1, 2, 3].map(() => roomWithBob({ requestKey })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(access.rooms.rooms.size).toBe(1);
    expect((await roomWithBob({ requestKey })).id).toBe(made[0]?.id);
    expect((await roomWithBob({ requestKey: randomUUID() })).id).not.toBe(made[0]?.id);
  });

  it('leave nothing behind when ACS or we fail', async () => {
    access.rooms.fails.add('create');
    expect(await codeOf(roomWithBob())).toBe('acs-unavailable');
    await access.database.client.$executeRaw`
      ALTER TABLE room ADD CONSTRAINT no_doom CHECK (title <> 'Doom')`;
    expect(await codeOf(roomWithBob({ title: 'Doom' }))).toBe('internal');
    expect(access.rooms.rooms.size).toBe(0);
    expect((await alice.rooms.list.query({})).items).toEqual([]);
    const twice = [
      { personId: ids.bob, role: 'Attendee' },
      { personId: ids.bob, role: 'Consumer' },
    ];
    const { id } = await roomWithBob({ participants: twice });
    expect(await rolesAtAcs(id)).toEqual({ Alice: 'Presenter', Bob: 'Consumer' });
  });

  it('are gone at once when removed, and at ACS by the next reconciliation', async () => {
    const { id: roomId } = await roomWithBob();
    access.rooms.fails.add('remove');
    expect(await codeOf(alice.rooms.remove.mutate({ roomId }))).toBe('acs-unavailable');
    expect(await codeOf(bob.rooms.get.query({ roomId }))).toBe('room-not-found');
    expect(access.rooms.rooms.size).toBe(1);
    const { rooms, database } = access;
    await using again = await startAccess({ rooms, database });
    expect(again.rooms.rooms.size).toBe(0);
    expect(rooms.rooms.size).toBe(0);
    expect(await database.client.room.count()).toBe(0);
  });

  it('end with their owner, and forget who is erased', async () => {
    const { id: own } = await bob.rooms.create.mutate({ title: 'Bob only' });
    const { id: roomId } = await roomWithBob();
    await bob.me.erase.mutate();
    expect(access.rooms.rooms.has(own)).toBe(false);
    const { participants } = await alice.rooms.get.query({ roomId });
    expect(participants.map(({ name }) => name)).toEqual(['Alice']);
  });

  it('say what was done to them in the audit log', async () => {
    const { id: roomId } = await roomWithBob();
    await alice.rooms.setRole.mutate({ roomId, personId: ids.bob, role: 'Consumer' });
    await alice.rooms.remove.mutate({ roomId });
    const events = await access.database.client.auditEvent.findMany({
      where: { subjectId: roomId },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ action }) => action)).toEqual([
      'rooms.create',
      'rooms.setRole',
      'rooms.remove',
    ]);
    expect(events.every(({ actorId }) => actorId === ids.alice)).toBe(true);
  });

  describe('by invitation', () => {
    const terms = { uses: 'many', expiresInMinutes: 60 } as const;
    const accept = async (code: string, displayName = 'Gus') => {
      const key = await createPageKey();
      const guest = await access
        .as()
        .invitations.acceptRoom.mutate({ code, displayName, publicKey: key.publicKey });
      return { ...guest, token: await key.open(guest.jwe) };
    };

    it('take a guest in with a token for joining calls and nothing else', async () => {
      const { id: roomId } = await roomWithBob();
      const { code } = await alice.invitations.create.mutate({ roomId, ...terms });
      const guest = await accept(code);
      expect(guest).toMatchObject({ roomId, title: 'Standup', role: 'Attendee', name: 'Gus' });
      expect(access.gateway.issued.at(-1)).toMatchObject({
        token: guest.token,
        scopes: ['voip.join'],
        minutes: 60,
      });
      expect(await rolesAtAcs(roomId)).toMatchObject({ Gus: 'Attendee' });
      const client = access.as(`Guest ${guest.guestKey}`);
      const { participants } = await client.rooms.get.query({ roomId });
      expect(participants.at(-1)).toMatchObject({ name: 'Gus', guest: true });
      expect(await codeOf(client.rooms.create.mutate({}))).toBe('not-allowed');
      const userIds = participants.map(({ userId }) => userId!);
      const [outside] = await alice.directory.contact.mutate({ personIds: [ids.mallory] });
      const asked = { userIds: [...userIds, outside!.userId] };
      const told = await client.directory.names.query(asked);
      expect(told.map(({ name, guest: came }) => [name, came]).toSorted()).toEqual([
        ['Alice', false],
        ['Bob', false],
        ['Gus', true],
      ]);
      await alice.rooms.setRole.mutate({
        roomId,
        personId: participants.at(-1)!.personId,
        role: 'Consumer',
      });
      const { publicKey } = await createPageKey();
      const { guestKey } = guest;
      expect(await access.as().invitations.renewRoom.mutate({ guestKey, publicKey })).toMatchObject(
        {
          userId: guest.userId,
          role: 'Consumer',
        },
      );
    });

    it('are not mixed up with invitations to threads', async () => {
      const { id: roomId } = await roomWithBob();
      const role = 'Consumer';
      const room = await alice.invitations.create.mutate({ roomId, role, ...terms });
      const threadId = '19:thread@thread.v2';
      const thread = await alice.invitations.create.mutate({ threadId, ...terms });
      const { publicKey } = await createPageKey();
      const wrong = { code: room.code, displayName: 'Gus', publicKey };
      expect(await codeOf(access.as().invitations.accept.mutate(wrong))).toBe('invitation-unknown');
      expect(await codeOf(accept(thread.code))).toBe('invitation-unknown');
      const { guestKey, role: given } = await accept(room.code);
      expect(given).toBe(role);
      const renewal = access.as().invitations.renew.mutate({ guestKey, publicKey });
      expect(await codeOf(renewal)).toBe('guest-unknown');
    });

    it('cost nothing and take nobody in when something fails', async () => {
      const { id: roomId } = await roomWithBob();
      const { code } = await alice.invitations.create.mutate({ roomId, ...terms, uses: 'one' });
      access.rooms.fails.add('admit');
      const before = access.gateway.alive.size;
      expect(await codeOf(accept(code))).toBe('acs-unavailable');
      expect(access.gateway.alive.size).toBe(before);
      await expect(accept(code)).resolves.toMatchObject({ roomId });
      expect(await codeOf(accept(code))).toBe('invitation-over');
    });

    it('end with the room, with the invitation, and with the guest', async () => {
      const { id: roomId } = await roomWithBob();
      const { id: invitationId, code } = await alice.invitations.create.mutate({
        roomId,
        ...terms,
      });
      const [gus, gerda] = [await accept(code), await accept(code, 'Gerda')];
      const { participants } = await alice.rooms.get.query({ roomId });
      const { personId } = participants.find(({ name }) => name === 'Gus')!;
      await alice.rooms.removeParticipant.mutate({ roomId, personId });
      expect(access.gateway.revoked).toEqual([gus.userId]);
      const { publicKey } = await createPageKey();
      const renew = (guestKey: string) =>
        codeOf(access.as().invitations.renewRoom.mutate({ guestKey, publicKey }));
      expect(await renew(gus.guestKey)).toBe('person-blocked');
      await alice.invitations.revoke.mutate({ invitationId });
      expect(await rolesAtAcs(roomId)).toEqual({ Alice: 'Presenter', Bob: 'Attendee' });
      expect(await renew(gerda.guestKey)).toBe('person-blocked');
      expect(await codeOf(accept(code))).toBe('invitation-over');
      const next = await alice.invitations.create.mutate({ roomId, ...terms });
      await alice.rooms.remove.mutate({ roomId });
      expect(await codeOf(accept(next.code))).toBe('invitation-over');
    });
  });
});
