import { createLimits } from '../../../platform/limits/limits.ts';
import { mayRing } from './may-call.ts';

const rule = { per: ['user' as const, 'peer' as const], seconds: 60 };
const policy = {
  rules: [
    { ...rule, operations: ['Calls_Ring'], limit: 1 },
    { ...rule, operations: ['Calls_Ring.anonymous'], limit: 2 },
  ],
};
const tooOften = { failure: { code: 429 } };

describe('how often somebody may be rung', () => {
  it('is counted for each who calls, and for each who is called', async () => {
    const limits = createLimits(policy);
    await mayRing(limits, { user: 'alice' }, ['bob']);
    await mayRing(limits, { user: 'alice' }, ['carla']);
    await mayRing(limits, { user: 'dora' }, ['bob']);
    await expect(mayRing(limits, { user: 'alice' }, ['bob'])).rejects.toMatchObject(tooOften);
  });

  it('is counted by the line of those who show no number, and they may be several', async () => {
    const limits = createLimits(policy);
    const over = (sharedLine: string) => ({ user: '4:anonymous', sharedLine });
    await mayRing(limits, over('one.trunk'), ['bob']);
    await mayRing(limits, over('one.trunk'), ['bob']);
    await expect(mayRing(limits, over('one.trunk'), ['bob'])).rejects.toMatchObject(tooOften);
    await mayRing(limits, over('other.trunk'), ['bob']);
  });
});
