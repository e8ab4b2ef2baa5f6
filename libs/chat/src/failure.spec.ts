import { chatFailure } from './failure.ts';

describe('chatFailure', () => {
  it.each([
    [401, 'signed-out'],
    [403, 'not-allowed'],
    [404, 'not-found'],
    [413, 'too-large'],
    [429, 'rate-limited'],
    [400, 'refused'],
    [409, 'refused'],
    [500, 'unavailable'],
    [503, 'unavailable'],
  ])('reads %i as %s, whatever the message says', (statusCode, failure) => {
    expect(chatFailure(Object.assign(new Error('401 404 offline'), { statusCode }))).toBe(failure);
  });

  it.each([
    [new TypeError('fetch failed')],
    [{ statusCode: '404' }],
    [null],
    ['gone'],
    [undefined],
  ])('takes what has no status for a missing connection: %p', (error) => {
    expect(chatFailure(error)).toBe('offline');
  });
});
