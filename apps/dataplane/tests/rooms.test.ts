import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { RoomsClient } from '@azure/communication-rooms';
import type { RoomParticipantPatch } from '@azure/communication-rooms';
import { all, control, identityClient, person, raw, refused, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { signedRequest } from './_signed.ts';

const DAY_MS = 86_400_000;
let running: Running;
beforeAll(async () => {
  running = await start();
});
afterAll(() => running[Symbol.asyncDispose]());

const client = () =>
  new RoomsClient(running.plane.connectionString, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
const newUser = () => identityClient(running.plane).createUser();
const badRequest = (message: string) =>
  expect.objectContaining({
    statusCode: 400,
    code: 'BadRequest',
    message: expect.stringContaining(message),
  });
/** The reasons stand in the details; the message says nothing of them. */
const malformed = (message: string, target: string) =>
  expect.objectContaining({
    statusCode: 400,
    code: 'BadRequest',
    message: expect.stringContaining('due to malformed syntax.'),
    details: expect.objectContaining({
      error: expect.objectContaining({ details: [{ code: 'BadArgument', message, target }] }),
    }),
  });
async function rolesIn(roomId: string): Promise<Record<string, string>> {
  const listed = await all(client().listParticipants(roomId));
  return Object.fromEntries(
    listed.map(({ id, role }) => [
      (id as { communicationUserId: string }).communicationUserId,
      role,
    ]),
  );
}

describe('rooms, with the SDK of Microsoft', () => {
  it('are open at once and for 180 days unless they are asked otherwise', async () => {
    const room = await client().createRoom();
    expect(room.id).toMatch(/^99\d{15}$/);
    expect(room.pstnDialOutEnabled).toBe(false);
    expect(room.validFrom.getTime()).toBe(room.createdOn.getTime());
    expect(room.validUntil.getTime() - room.validFrom.getTime()).toBe(180 * DAY_MS);
    expect(await client().getRoom(room.id)).toEqual(room);
    expect(await rolesIn(room.id)).toEqual({});
  });

  it('keep the window, the dialling out and the roles they are made with', async () => {
    const [alice, bob, carla, dave] = await Promise.all([
      newUser(),
      newUser(),
      newUser(),
      newUser(),
    ]);
    const validFrom = new Date(Date.now() + DAY_MS);
    const validUntil = new Date(Date.now() + 2 * DAY_MS);
    const participants: RoomParticipantPatch[] = [
      { id: alice, role: 'Presenter' },
      { id: bob },
      { id: carla, role: 'Consumer' },
      { id: dave, role: 'Collaborator' },
    ];
    const options = { validFrom, validUntil, pstnDialOutEnabled: true, participants };
    const room = await client().createRoom(options);
    expect(room).toMatchObject({ validFrom, validUntil, pstnDialOutEnabled: true });
    expect(await rolesIn(room.id)).toEqual({
      [alice.communicationUserId]: 'Presenter',
      [bob.communicationUserId]: 'Attendee',
      [carla.communicationUserId]: 'Consumer',
      [dave.communicationUserId]: 'Collaborator',
    });
  });

  it('move their window and refuse an impossible one in the words of the service', async () => {
    const { id } = await client().createRoom();
    const [validFrom, validUntil] = [new Date(), new Date(Date.now() + 3 * DAY_MS)];
    const window = { validFrom, validUntil };
    const moved = await client().updateRoom(id, { ...window, pstnDialOutEnabled: true });
    expect(moved).toMatchObject({ id, ...window, pstnDialOutEnabled: true });
    const tooLong = { validFrom, validUntil: new Date(Date.now() + 181 * DAY_MS) };
    const sentence = 'The time range is incorrect, or larger than 180 days.';
    const incorrect = malformed(sentence, 'ValidUntil');
    await expect(client().updateRoom(id, tooLong)).rejects.toEqual(incorrect);
    await expect(client().createRoom(tooLong)).rejects.toEqual(incorrect);
    const past = { validFrom: new Date(2_000), validUntil: new Date(1_000) };
    await expect(client().createRoom(past)).rejects.toEqual(
      malformed('The time range end is in the past.', 'ValidUntil'),
    );
    const together = malformed('validFrom and validUntil should be set together.', '');
    await expect(client().updateRoom(id, { validFrom })).rejects.toEqual(together);
    await expect(client().updateRoom(id, { validUntil })).rejects.toEqual(together);
    expect(await client().getRoom(id)).toEqual(moved);
  });

  it('open within 180 days, and end 180 days from now', async () => {
    const validFrom = new Date(Date.now() + 90 * DAY_MS);
    const { createdOn, validUntil } = await client().createRoom({ validFrom });
    expect(validUntil.getTime() - createdOn.getTime()).toBe(180 * DAY_MS);
    const tooFar = { validFrom: new Date(Date.now() + 181 * DAY_MS) };
    await expect(client().createRoom(tooFar)).rejects.toEqual(
      malformed('Value is incorrect or more than 180 days in the future.', 'ValidFrom'),
    );
  });

  it('invite, change roles and take out in a merge patch', async () => {
    const [alice, bob] = await Promise.all([newUser(), newUser()]);
    const { id } = await client().createRoom({ participants: [{ id: alice, role: 'Presenter' }] });
    await client().addOrUpdateParticipants(id, [{ id: bob }, { id: alice, role: 'Consumer' }]);
    const [a, b] = [alice.communicationUserId, bob.communicationUserId];
    expect(Object.entries(await rolesIn(id))).toEqual([
      [a, 'Consumer'],
      [b, 'Attendee'],
    ]);
    await client().removeParticipants(id, [alice]);
    await client().removeParticipants(id, [alice]);
    expect(await rolesIn(id)).toEqual({ [b]: 'Attendee' });
  });

  it('invite nobody when one of them is nobody', async () => {
    const alice = await newUser();
    const stranger = { communicationUserId: `${alice.communicationUserId.slice(0, -2)}zz` };
    const sentence = 'A participant is no identity of this resource.';
    const unknown = malformed(sentence, 'Participants');
    const participants = [{ id: alice }, { id: stranger }];
    await expect(client().createRoom({ participants })).rejects.toEqual(unknown);
    const { id } = await client().createRoom();
    await expect(client().addOrUpdateParticipants(id, participants)).rejects.toEqual(unknown);
    expect(await rolesIn(id)).toEqual({});
  });

  it('hold 350 people', async () => {
    const { body } = await control(running.plane, 'POST', '/seed', crowd(351));
    const ids = Object.values((body as { identities: Record<string, string> }).identities).map(
      (communicationUserId) => ({ id: { communicationUserId } }),
    );
    const room = await client().createRoom({ participants: ids.slice(0, 350) });
    expect(Object.keys(await rolesIn(room.id))).toHaveLength(350);
    await client().addOrUpdateParticipants(room.id, ids.slice(0, 1));
    await expect(client().addOrUpdateParticipants(room.id, ids.slice(350))).rejects.toEqual(
      malformed('A room has at most 350 participants.', 'Participants'),
    );
  });

  it('are listed newest first, page by page, each once', async () => {
    await control(running.plane, 'POST', '/reset');
    const made: string[] = [];
    for (let i = 0; i < 7; i++) made.push((await client().createRoom()).id);
    expect((await all(client().listRooms())).map(({ id }) => id).sort()).toEqual([...made].sort());
    const seen: string[] = [];
    let path = '/rooms?api-version=2025-03-13&maxPageSize=3';
    const sizes: number[] = [];
    // Pages that never end would be seen below.
    while (path && sizes.length < 10) {
      const { body } = await signedRequest(running.plane.http, 'GET', path);
      const page = body as { value: { id: string }[]; nextLink?: string };
      sizes.push(page.value.length);
      seen.push(...page.value.map(({ id }) => id));
      // Links name our origin, and go on being signed as paths.
      expect(page.nextLink ?? running.plane.http).toContain(running.plane.http);
      path = (page.nextLink ?? '').slice(running.plane.http.length);
    }
    expect(sizes).toEqual([3, 3, 1]);
    expect(seen).toEqual((await all(client().listRooms())).map(({ id }) => id));
  });

  it('are gone once deleted, and never were for an odd id', async () => {
    const { id } = await client().createRoom();
    await client().deleteRoom(id);
    const missing = expect.objectContaining({
      statusCode: 404,
      code: 'NotFound',
      message: expect.stringContaining('The server cannot find the requested resource.'),
    });
    await expect(client().getRoom(id)).rejects.toEqual(missing);
    await expect(client().deleteRoom(id)).rejects.toEqual(missing);
    await expect(client().updateRoom(id, {})).rejects.toEqual(missing);
    await expect(all(client().listParticipants(id))).rejects.toEqual(missing);
    await expect(client().addOrUpdateParticipants(id, [])).rejects.toEqual(missing);
    await expect(client().getRoom('odd')).rejects.toEqual(badRequest('Invalid room ID.'));
    await expect(client().getRoom('123')).rejects.toEqual(badRequest('Invalid room ID length.'));
  });

  it('forget whose identity is deleted', async () => {
    const [alice, bob] = await Promise.all([newUser(), newUser()]);
    const { id } = await client().createRoom({ participants: [{ id: alice }, { id: bob }] });
    await identityClient(running.plane).deleteUser(alice);
    expect(await rolesIn(id)).toEqual({ [bob.communicationUserId]: 'Attendee' });
  });
});

describe('the wire of rooms', () => {
  const post = (body: object, headers: Record<string, string> = {}) =>
    signedRequest(running.plane.http, 'POST', '/rooms?api-version=2025-03-13', body, headers);

  it('answers creation as the service does', async () => {
    const { status, headers, body } = await post({});
    const { id, createdAt } = body as { id: string; createdAt: string };
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(id);
    expect(headers.get('repeatability-result')).toBe('accepted');
    expect(createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}\+00:00$/);
  });

  it('makes one room of a repeated request, however many race', async () => {
    const headers = { 'repeatability-request-id': randomUUID() };
    const made = await Promise.all(Array.from({ length: 5 }, () => post({}, headers)));
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(made.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
  });

  it('repeats the code in a header and gives details', async () => {
    const { status, headers, body } = await post({ validUntil: '2999-01-01T00:00:00Z' });
    expect([status, headers.get('x-ms-error-code')]).toEqual([400, 'BadRequest']);
    expect(body).toMatchObject({
      error: { code: 'BadRequest', details: [{ code: 'BadArgument', target: 'ValidUntil' }] },
    });
  });

  it('does not let people manage rooms', async () => {
    const { token } = await person(running.plane, ['voip']);
    const { status } = await raw(`${running.plane.http}/rooms?api-version=2025-03-13`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(status).toBe(401);
  });
});

describe('the control plane', () => {
  it('seeds, exports, imports and resets rooms', async () => {
    const { body } = await control(running.plane, 'POST', '/seed', {
      identities: [{ name: 'alice' }, { name: 'bob' }],
      rooms: [{ participants: [{ name: 'alice', role: 'Presenter' }, { name: 'bob' }] }],
    });
    const { rooms, identities } = body as {
      rooms: [string];
      identities: Record<string, string>;
    };
    const roles = { [identities['alice']!]: 'Presenter', [identities['bob']!]: 'Attendee' };
    expect(await rolesIn(rooms[0])).toEqual(roles);
    const path = join(running.folder, 'rooms.json');
    await control(running.plane, 'POST', '/export', { path });
    await control(running.plane, 'POST', '/reset');
    await expect(client().getRoom(rooms[0])).rejects.toEqual(refused(404, 'NotFound'));
    expect((await control(running.plane, 'POST', '/import', { path })).status).toBe(200);
    expect(await rolesIn(rooms[0])).toEqual(roles);
  });

  it('forgets rooms long after their window when the clock is turned', async () => {
    await using other = await start();
    const rooms = new RoomsClient(other.plane.connectionString, { allowInsecureConnection: true });
    const { id } = await rooms.createRoom();
    await control(other.plane, 'POST', '/clock/advance', { ms: 269 * DAY_MS });
    expect((await rooms.getRoom(id)).id).toBe(id);
    await control(other.plane, 'POST', '/clock/advance', { ms: 2 * DAY_MS });
    await expect(rooms.getRoom(id)).rejects.toEqual(refused(404, 'NotFound'));
  });
});

function crowd(size: number) {
  return { identities: Array.from({ length: size }, (_, i) => ({ name: `crowd-${i}` })) };
}
