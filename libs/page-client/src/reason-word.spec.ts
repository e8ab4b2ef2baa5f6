import { TRPCClientError } from '@trpc/client';
import { PlatformError } from '@switchboard/kernel';
import en from './messages/en.json' with { type: 'json' };
import { wordFor } from './reason-word.ts';

const answered = (code: string, httpStatus: number) =>
  new TRPCClientError('offline', { result: { error: { data: { code, httpStatus } } } as never });

describe('wordFor', () => {
  it.each([
    ['rate-limited', 'rate-limited'],
    [new PlatformError('not-allowed', 'forbidden', 'No.'), 'not-allowed'],
    [new PlatformError('message-too-long', 'input', 'Long.'), 'too-large'],
    [new PlatformError('something-new', 'conflict', 'New.'), 'unknown'],
    [answered('foreign-page', 403), 'not-allowed'],
    [answered('too-large', 413), 'too-large'],
    [answered('no-session', 401), 'signed-out'],
    [answered('budget-used', 429), 'rate-limited'],
    [answered('ledger-down', 503), 'unavailable'],
    [answered('boom', 500), 'unknown'],
    [new TRPCClientError('fetch failed'), 'offline'],
    [new TypeError('Failed to fetch'), 'offline'],
    [undefined, 'unknown'],
    ['never heard of', 'unknown'],
  ])('reads %p as %s', (failure, word) => {
    expect(wordFor(failure)).toBe(word);
    expect(en.reason).toHaveProperty([word]);
  });
});
