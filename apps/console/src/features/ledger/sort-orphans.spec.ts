/** @jest-environment node */
import { sortOrphans } from './sort-orphans';

const orphan = (id: string, state: string, changedAt: string) => ({
  id,
  userId: null,
  personId: 'usr_1',
  state,
  changedAt,
});
const orphans = [
  orphan('a', 'lost', '2026-01-02T00:00:00.000Z'),
  orphan('b', 'created', '2026-01-03T00:00:00.000Z'),
  orphan('c', 'reserved', '2026-01-01T00:00:00.000Z'),
];
const sorted = (...sort: Parameters<typeof sortOrphans>[1][]) =>
  sort.map((one) =>
    sortOrphans(orphans, one)
      .map(({ id }) => id)
      .join(''),
  );

it('sorts by time or state, both ways, and leaves alone what it was given', () => {
  expect(
    sorted(
      { column: 'changed', direction: 'ascending' },
      { column: 'changed', direction: 'descending' },
      { column: 'state', direction: 'ascending' },
      { column: 'state', direction: 'descending' },
    ),
  ).toEqual(['cab', 'bac', 'bac', 'cab']);
  expect(orphans.map(({ id }) => id).join('')).toBe('abc');
});
