import { createSealer } from './sealer.ts';

const secret = 'a secret of at least 32 characters';

describe('a sealer', () => {
  const sealer = createSealer(secret, 'test');

  it('gives back what it was given, and never shows it twice the same', () => {
    const [one, two] = [sealer.seal('key'), sealer.seal('key')];
    expect(one).not.toBe(two);
    expect([sealer.open(one), sealer.open(two)]).toEqual(['key', 'key']);
    expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('key');
  });

  it.each([
    ['another secret', createSealer(`${secret}!`, 'test')],
    ['another purpose', createSealer(secret, 'other')],
  ])('opens nothing of %s', (_name, other) => {
    expect(() => other.open(sealer.seal('key'))).toThrow();
  });

  it('opens nothing that was changed', () => {
    const bytes = Buffer.from(sealer.seal('key'), 'base64');
    bytes[bytes.length - 1]! ^= 1;
    expect(() => sealer.open(bytes.toString('base64'))).toThrow();
  });
});
