/** @jest-environment node */
import { defaultTokenPolicy } from '@switchboard/identity';
import { differencesOf } from './differences-of';
import type { Policy } from './policy';

const policy = structuredClone(defaultTokenPolicy) as Policy;

describe('the differences of two policies', () => {
  it('are none where both say the same, in whatever order', () => {
    const turned: Policy = { ...policy, member: { ...policy.member, scopes: ['voip', 'chat'] } };
    expect(differencesOf(policy, turned)).toEqual([]);
  });

  it('are told by role and part, in the order of both', () => {
    const after: Policy = {
      ...policy,
      guest: { ...policy.guest, scopes: ['chat.join'] },
      member: { ...policy.member, tokensPerPersonPerDay: 1, lifetimeMinutes: 90 },
    };
    expect(differencesOf(policy, after)).toEqual([
      { role: 'member', parts: ['lifetimeMinutes', 'tokensPerPersonPerDay'] },
      { role: 'guest', parts: ['scopes'] },
    ]);
  });
});
