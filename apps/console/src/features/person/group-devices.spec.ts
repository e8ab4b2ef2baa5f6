/** @jest-environment node */
import { groupDevices } from './group-devices';

const token = (id: number, browser: string | null, system: string | null) => ({
  ...{ id: `tok_${id}`, browser, system },
  issuedAt: new Date(Date.UTC(2026, 0, id)).toISOString(),
});

it('tells devices apart by browser and system, the latest first, and counts what is alive', () => {
  const tokens = [
    token(4, 'Firefox', 'Linux'),
    token(3, 'Chrome', 'Windows'),
    token(2, null, null),
    token(1, 'Firefox', 'Linux'),
  ];
  const alive = ['tok_4', 'tok_1', 'tok_2'];
  expect(groupDevices(tokens, ({ id }) => alive.includes(id))).toEqual([
    { browser: 'Firefox', system: 'Linux', lastAt: tokens[0]?.issuedAt, live: 2 },
    { browser: 'Chrome', system: 'Windows', lastAt: tokens[1]?.issuedAt, live: 0 },
    { browser: null, system: null, lastAt: tokens[2]?.issuedAt, live: 1 },
  ]);
  expect(groupDevices([], () => true)).toEqual([]);
});
