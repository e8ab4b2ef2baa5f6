import { control, identityClient, person, start } from './_harness.ts';

it('keeps to the figures of ACS, says when to come back, and starts anew when time passes', async () => {
  await using running = await start({ limits: 'default' });
  const { chat } = await person(running.plane);
  const { chatThread } = await chat.createChatThread({ topic: 'x' });
  const thread = chat.getChatThreadClient(chatThread!.id);
  for (let i = 0; i < 10; i++) await thread.sendMessage({ content: `${i}` });
  const refusal: unknown = await thread.sendMessage({ content: 'x' }).catch((e: unknown) => e);
  expect(refusal).toMatchObject({
    statusCode: 429,
    code: 'TooManyRequests',
    message: expect.stringContaining('Rate limit exceeded.'),
  });
  const { response } = refusal as { response: { headers: { get(name: string): string } } };
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  await control(running.plane, 'POST', '/clock/advance', { ms: 10_000 });
  await thread.sendMessage({ content: 'x' });
  await identityClient(running.plane).createUser();
});
