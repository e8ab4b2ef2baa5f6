import { groupIdOf } from './group-id.ts';

test('the same conversation always has the same group, and no other has it', async () => {
  const first = await groupIdOf('19:a@thread.v2');
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(await groupIdOf('19:a@thread.v2')).toBe(first);
  expect(await groupIdOf('19:b@thread.v2')).not.toBe(first);
});
