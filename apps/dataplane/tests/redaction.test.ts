import type { RelayConfiguration } from '@switchboard/acs-wire';
import { readConfig } from '../src/index.ts';
import { all, control, identityClient, person, start } from './_harness.ts';
import { signedRequest } from './_signed.ts';
import { Allocation, loginCode, loginOf } from './_turn.ts';

it('keeps every secret of a session out of its logs, at the loudest level', async () => {
  await using running = await start({ relay: readConfig({ DATAPLANE_RELAY_PORT: '0' }).relay });
  const { plane, log } = running;
  const alice = await person(plane);
  const bob = await person(plane);
  const participants = [{ id: bob.identifier, displayName: 'Bob Sixpack' }];
  const { chatThread } = await alice.chat.createChatThread(
    { topic: 'Secret topic' },
    { participants },
  );
  const thread = alice.chat.getChatThreadClient(chatThread!.id);
  const { id } = await thread.sendMessage(
    { content: 'Secret text' },
    { senderDisplayName: 'Alice X' },
  );
  await thread.updateMessage(id, { content: 'Secret edit' });
  await thread.sendMessage({ content: 'x'.repeat(30_000) }).catch(() => undefined);
  await all(thread.listMessages());
  const path = '/networkTraversal/:issueRelayConfiguration?api-version=2022-03-01-preview';
  const { body } = await signedRequest(plane.http, 'POST', path, { id: alice.id });
  const login = loginOf((body as RelayConfiguration).iceServers);
  await (await Allocation.open(login))[Symbol.asyncDispose]();
  await loginCode({ ...login, password: 'Secret password' });
  await identityClient(plane).revokeTokens(alice.identifier);
  await all(alice.chat.listChatThreads()).catch(() => undefined);
  await control(plane, 'PUT', '/faults', { operation: '*', kind: 'error', count: 1 });
  await identityClient(plane)
    .createUser()
    .catch(() => undefined);
  const written = log.join('');
  expect(written).toContain('Chat_SendMessage');
  expect(written).toContain('request failed');
  const key = plane.connectionString.split('accesskey=')[1]!;
  const { username, password } = login;
  const secrets = [alice.token, bob.token, alice.token.split('.')[2]!, key, username, password];
  for (const secret of [...secrets, 'Secret', 'Sixpack', 'Alice X', 'xxxxxxxx']) {
    expect(written).not.toContain(secret);
  }
});
