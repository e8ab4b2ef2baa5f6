import { accessFailure, relayCredentials } from '@switchboard/access-api/client';
import { startStack } from '../src/index.ts';

const codeOf = (asked: Promise<unknown>): Promise<string | undefined> =>
  asked.then(
    () => 'ok',
    (error: unknown) => accessFailure(error)?.code,
  );

it('relay credentials of the trusted service are those of the data plane', async () => {
  await using stack = await startStack({ relay: true, limits: 'on' });
  const [first, second, bob] = [
    await relayCredentials(stack.as('alice')),
    await relayCredentials(stack.as('alice'), { lifetimeMinutes: 1 }),
    await relayCredentials(stack.as('bob')),
  ];
  const [server] = first.iceServers;
  expect(server?.urls.some((url) => /^turn:.+:\d+\?transport=udp$/.test(url))).toBe(true);
  expect((first.expiresOn.getTime() - Date.now()) / 60_000).toBeCloseTo(60, 0);
  expect((second.expiresOn.getTime() - Date.now()) / 60_000).toBeCloseTo(1, 0);
  const tags = [first, second, bob].map(({ iceServers }) => iceServers[0]?.username.split(':')[1]);
  expect(tags[0]).toBe(tags[1]);
  expect(tags[0]).not.toBe(tags[2]);
  expect(stack.logs.join('')).not.toContain(server?.credential);
});

it('says so when the data plane has its relay off', async () => {
  await using stack = await startStack();
  expect(await codeOf(relayCredentials(stack.as('alice')))).toBe('relay-not-available');
});
