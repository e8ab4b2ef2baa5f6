/** @jest-environment node */
import { TRPCClientError } from '@trpc/client';
import { standingOf } from './standing';

const refused = (code: string) =>
  new TRPCClientError('static', { result: { error: { data: { code } } } as never });

it.each([
  ['person-blocked', 'blocked'],
  ['person-erased', 'blocked'],
  ['session-ended', 'signedOut'],
  ['not-signed-in', 'signedOut'],
  ['rate-limited', undefined],
] as const)('%s: %s', (code, standing) => {
  expect(standingOf(refused(code))).toBe(standing);
});

it('is not over because the network is away', () => {
  expect(standingOf(new TypeError('fetch failed'))).toBeUndefined();
});
