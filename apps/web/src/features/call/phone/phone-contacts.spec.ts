import { jest } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';

const OURS = '+14255550100';
const THEIRS = '+14255550111';
const STRANGER = '+14255550112';

const own = jest.fn(async () => ({ numbers: [{ number: OURS, name: 'Support', canCall: true }] }));
const team = jest.fn(async (_: { readonly numbers: readonly string[] }) => ({
  items: [{ number: THEIRS, name: 'Contoso' }],
}));
jest.unstable_mockModule('@switchboard/page-client', () => ({
  access: { me: { callerIds: { query: own } } },
}));
jest.unstable_mockModule('../../contacts/telephony', () => ({
  telephony: { contacts: { names: { query: team } } },
}));
const { phoneContacts } = await import('./phone-contacts');

let queries: QueryClient;
beforeEach(() => {
  jest.clearAllMocks();
  queries = new QueryClient();
});
afterEach(() => queries.clear());

const asked = () => team.mock.calls.map(([{ numbers }]) => numbers);

it('a number is known as the team has it, and asked for once', async () => {
  const contacts = phoneContacts(queries, true);
  for (let time = 0; time < 2; time += 1)
    expect(await contacts.names([THEIRS])).toEqual({ [OURS]: 'Support', [THEIRS]: 'Contoso' });
  expect(asked()).toEqual([[THEIRS]]);
  expect(own).toHaveBeenCalledTimes(1);
});

it('several are asked for at once, and as many as may be', async () => {
  const contacts = phoneContacts(queries, true);
  await contacts.names([THEIRS, STRANGER]);
  const many = Array.from({ length: 60 }, (_, at) => `+142555501${String(at).padStart(2, '0')}`);
  await contacts.names(many);
  expect(asked().map(({ length }) => length)).toEqual([2, 50, 9]);
});

it('of numbers of our own the team is not asked', async () => {
  expect(await phoneContacts(queries, true).names([OURS])).toEqual({ [OURS]: 'Support' });
  expect(team).not.toHaveBeenCalled();
});

it('nothing is asked where there is no telephony service', async () => {
  expect(await phoneContacts(queries, false).names([THEIRS])).toEqual({ [OURS]: 'Support' });
  expect(team).not.toHaveBeenCalled();
});

it('what fails leaves what is known besides', async () => {
  team.mockRejectedValueOnce(new Error('not now'));
  expect(await phoneContacts(queries, true).names([THEIRS])).toEqual({ [OURS]: 'Support' });
  queries.clear();
  own.mockRejectedValueOnce(new Error('not now'));
  expect(await phoneContacts(queries, true).names([THEIRS])).toEqual({ [THEIRS]: 'Contoso' });
});
