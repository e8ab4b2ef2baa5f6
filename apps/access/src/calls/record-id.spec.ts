import { placeOf, recordIdOf } from './record-id.ts';

const legId = '01234567-89ab-4cde-8f01-23456789abcd';

test('an id of a record leads back to its place, and sorts like it', () => {
  const places = [9, 10, 1_790_000_000_000].map((leftMs) => ({ leftMs, legId }));
  const ids = places.map(recordIdOf);
  expect(ids.map(placeOf)).toEqual(places);
  expect(ids.toSorted()).toEqual(ids);
});

test.each(['', 'cal_', 'cal_1', `cal_${'z'.repeat(44)}`, 'usr_1'])(
  'what is none is at the very end: %s',
  (id) => {
    expect(placeOf(id)).toEqual({ leftMs: 0, legId: '' });
  },
);

test('no time is later than a date can be written', () => {
  const { leftMs } = placeOf(`cal_${'f'.repeat(44)}`);
  expect(new Date(leftMs).toISOString()).toBe('9000-01-01T00:00:00.000Z');
});
