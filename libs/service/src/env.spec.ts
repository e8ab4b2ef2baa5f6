import { z } from 'zod';
import { envBoolean, envPort, parseEnv } from './env.ts';

const schema = z.object({
  PORT: envPort.default(3100),
  SECRET: z.string().min(32),
  URL: z.url().optional(),
  FLAG: envBoolean.default(false),
});
const SECRET = 'a'.repeat(32);

describe('parseEnv', () => {
  it('reads what is given and fills in what is not', () => {
    expect(parseEnv(schema, { PORT: '0', SECRET, FLAG: 'true' })).toEqual({
      PORT: 0,
      SECRET,
      FLAG: true,
    });
  });

  it('takes an empty value for none', () => {
    expect(parseEnv(schema, { PORT: '', SECRET, URL: '', FLAG: '' })).toEqual({
      PORT: 3100,
      SECRET,
      FLAG: false,
    });
  });

  it('names every bad variable and shows no value', () => {
    const read = () =>
      parseEnv(schema, {
        PORT: '70000',
        SECRET: 'hunter2',
        URL: 'postgres-password',
        FLAG: 'yes-please',
      });
    const message = messageOf(read);
    for (const name of ['PORT', 'SECRET', 'URL', 'FLAG']) expect(message).toContain(name);
    expect(message).not.toMatch(/70000|hunter2|postgres-password|yes-please/);
  });

  it('names a variable that is missing', () => {
    expect(messageOf(() => parseEnv(schema, {}))).toContain('SECRET');
  });

  it('refuses a boolean with a typo', () => {
    expect(messageOf(() => parseEnv(schema, { SECRET, FLAG: 'True' }))).toContain('FLAG');
  });
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was accepted');
}
