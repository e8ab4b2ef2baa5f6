import { assertNever, codeOf, isPlatformError, PlatformError } from './errors.ts';

describe('PlatformError', () => {
  it('carries what one decides by', () => {
    const cause = new Error('socket hang up');
    const error = new PlatformError('too-many', 'limit', 'Too many requests.', {
      retryable: true,
      retryAfterMs: 2_000,
      target: 'topic',
      cause,
    });
    expect(error).toMatchObject({
      code: 'too-many',
      category: 'limit',
      retryAfterMs: 2_000,
      cause,
    });
    expect(error).toMatchObject({ retryable: true, target: 'topic', name: 'PlatformError' });
  });

  it('may be tried again by default only when something is unavailable', () => {
    expect(new PlatformError('down', 'unavailable', 'Down.').retryable).toBe(true);
    expect(new PlatformError('bad', 'input', 'Bad.').retryable).toBe(false);
    expect(new PlatformError('off', 'unavailable', 'Off.', { retryable: false }).retryable).toBe(
      false,
    );
  });

  it('has no cause when there is none', () => {
    expect('cause' in new PlatformError('bad', 'input', 'Bad.')).toBe(false);
  });
});

describe('codeOf', () => {
  it.each([
    [new PlatformError('bad', 'input', 'Bad.'), 'bad'],
    [new TypeError('of 5550100'), 'TypeError'],
    ['of 5550100', 'unknown'],
    [undefined, 'unknown'],
  ])('never holds the message', (error, code) => {
    expect(codeOf(error)).toBe(code);
  });
});

describe('isPlatformError', () => {
  it('knows one of another copy of this package', () => {
    const foreign = Object.assign(new Error(), { name: 'PlatformError', category: 'input' });
    expect(isPlatformError(foreign)).toBe(true);
  });

  it.each([[new Error('x')], [{ name: 'PlatformError', category: 'input' }], [null], ['input']])(
    'does not take %p for one',
    (value) => {
      expect(isPlatformError(value)).toBe(false);
    },
  );
});

describe('assertNever', () => {
  it('throws for a case that cannot be', () => {
    expect(() => assertNever('surprise' as never)).toThrow('unexpected case: surprise');
  });
});
