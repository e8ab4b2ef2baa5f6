import { createLimits } from './limits.ts';
import { readPolicy } from './policy.ts';

const policy = {
  rules: [
    { operations: ['Send', 'Edit'], per: ['thread' as const], limit: 2, seconds: 10 },
    { operations: ['Read'], per: ['user' as const, 'thread' as const], limit: 1, seconds: 10 },
  ],
};
const refusal = expect.objectContaining({ status: 429, code: 'TooManyRequests' });

describe('limits', () => {
  it('counts the operations of a rule together and each subject apart', async () => {
    const limits = createLimits(policy);
    await limits.consume('Send', { user: 'a', thread: 't' });
    await limits.consume('Edit', { user: 'b', thread: 't' });
    await expect(limits.consume('Send', { user: 'c', thread: 't' })).rejects.toEqual(refusal);
    await limits.consume('Send', { user: 'c', thread: 'other' });
    await limits.consume('Unlimited', {});
  });

  it('says how long to wait', async () => {
    const limits = createLimits(policy);
    await limits.consume('Read', { user: 'a', thread: 't' });
    await limits.consume('Read', { user: 'b', thread: 't' });
    const error = await limits.consume('Read', { user: 'a', thread: 't' }).catch((e: unknown) => e);
    expect(error).toHaveProperty('retryAfterMs', expect.any(Number));
  });

  it('starts anew when the clock is turned', async () => {
    const limits = createLimits(policy);
    await limits.consume('Read', { user: 'a', thread: 't' });
    limits.reset();
    await expect(limits.consume('Read', { user: 'a', thread: 't' })).resolves.toBeUndefined();
  });

  it('reads the policy of ACS by default and none when off', async () => {
    const { rules } = await readPolicy('default');
    expect(rules).toContainEqual({
      operations: ['Identity_Create'],
      per: [],
      limit: 1000,
      seconds: 30,
    });
    expect(await readPolicy('off')).toMatchObject({ rules: [] });
  });
});
