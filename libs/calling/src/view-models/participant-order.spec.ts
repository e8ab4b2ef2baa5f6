import type { ParticipantSnapshot } from '../state.ts';
import { inListOrder } from './participant-order.ts';

const person = (id: string, hand?: number) =>
  ({ id, ...(hand !== undefined && { hand }) }) as ParticipantSnapshot;

test('raised hands come first in their order, and everybody else stays where they are', () => {
  const people = [person('c'), person('b', 2), person('d', 1), person('a')];
  const participants = Object.fromEntries(people.map((one) => [one.id, one]));
  expect(inListOrder(participants).map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c']);
});
