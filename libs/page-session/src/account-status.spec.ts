/** @jest-environment node */
import { TRPCClientError } from '@trpc/client';
import { accountStatusOf } from './account-status.ts';

const refused = (code: string) =>
  new TRPCClientError('static', { result: { error: { data: { code } } } as never });

it.each([
  ['person-blocked', 'blocked'],
  ['person-erased', 'blocked'],
  ['session-ended', 'signedOut'],
  ['not-signed-in', 'signedOut'],
  ['rate-limited', undefined],
] as const)('%s: %s', (code, status) => {
  expect(accountStatusOf(refused(code))).toBe(status);
});

it('is not over because the network is away', () => {
  expect(accountStatusOf(new TypeError('fetch failed'))).toBeUndefined();
});
