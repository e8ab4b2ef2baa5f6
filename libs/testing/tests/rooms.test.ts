import { createPageKey } from '@switchboard/access-api/client';
import { connectionStringSchema, createRoomsClient } from '@switchboard/acs-client/server';
import { startStack } from '../src/index.ts';
import type { Stack } from '../src/index.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack[Symbol.asyncDispose]());

/** Who is in a room as ACS sees it, with the SDK of Microsoft. */
async function rolesAt(roomId: string): Promise<Record<string, string>> {
  const text = stack.dataplane.connectionString;
  const client = createRoomsClient(connectionStringSchema.parse(text));
  const roles: Record<string, string> = {};
  for await (const { id, role } of client.listParticipants(roomId)) {
    if ('communicationUserId' in id) roles[id.communicationUserId] = role;
  }
  return roles;
}

it('rooms of the trusted service are rooms of the data plane', async () => {
  const alice = stack.as('alice');
  const bob = stack.as('bob');
  const { id: bobId } = await bob.me.profile.query();
  const room = await alice.rooms.create.mutate({
    title: 'Standup',
    participants: [{ personId: bobId, role: 'Consumer' }],
  });
  const seen = await bob.rooms.get.query({ roomId: room.id });
  const userIds = seen.participants.map(({ userId }) => userId);
  expect(await rolesAt(room.id)).toEqual({
    [userIds[0]!]: 'Presenter',
    [userIds[1]!]: 'Consumer',
  });

  const { code } = await alice.invitations.create.mutate({
    roomId: room.id,
    uses: 'one',
    expiresInMinutes: 60,
  });
  const key = await createPageKey();
  const guest = await stack
    .as()
    .invitations.acceptRoom.mutate({ code, displayName: 'Gus', publicKey: key.publicKey });
  expect(await rolesAt(room.id)).toMatchObject({ [guest.userId]: 'Attendee' });
  const token = await key.open(guest.jwe);
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as object;
  expect(claims).toMatchObject({ acsScope: 'voip.join' });

  await bob.rooms.removeParticipant.mutate({ roomId: room.id, personId: bobId });
  expect(Object.values(await rolesAt(room.id))).toEqual(['Presenter', 'Attendee']);
  const validUntil = new Date(Date.now() + 3_600_000).toISOString();
  expect(await alice.rooms.update.mutate({ roomId: room.id, validUntil })).toMatchObject({
    validUntil,
  });
  await alice.rooms.remove.mutate({ roomId: room.id });
  await expect(rolesAt(room.id)).rejects.toMatchObject({ statusCode: 404 });
});
