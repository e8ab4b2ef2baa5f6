import { isOutage } from './outage.ts';

function failure(properties: object, message = 'it failed'): Error {
  return Object.assign(new Error(message), properties);
}

it.each([
  ['a refused connection', failure({ code: 'ECONNREFUSED' })],
  ['a full disk of the system', failure({ code: 'ENOSPC' })],
  ['a full disk of PostgreSQL', failure({ code: 'P2010', meta: { code: '53100' } })],
  ['a connection that Prisma lost', failure({ code: 'P1017' })],
  ['what an adapter calls closed', failure({ cause: { kind: 'ConnectionClosed' } })],
  ['a cause of a cause', failure({ cause: failure({ cause: failure({ code: '57P01' }) }) })],
  ['a statement that took too long', failure({}, 'Query read timeout')],
])('takes %s for one', (_name, error) => {
  expect(isOutage(error)).toBe(true);
});

it.each([
  ['a duplicate', failure({ code: 'P2002' })],
  ['a mistake of ours', new TypeError('x is not a function')],
  ['what an adapter calls a duplicate', failure({ cause: { kind: 'UniqueConstraintViolation' } })],
  ['nothing', undefined],
  ['a text', 'ECONNREFUSED'],
])('does not take %s for one', (_name, error) => {
  expect(isOutage(error)).toBe(false);
});

it('ends with an error that is its own cause', () => {
  const error = failure({});
  error.cause = error;
  expect(isOutage(error)).toBe(false);
});
