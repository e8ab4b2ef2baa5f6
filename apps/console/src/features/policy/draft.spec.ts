/** @jest-environment node */
import { defaultTokenPolicy } from '@switchboard/identity';
import { rebase } from './draft';
import type { Policy, PolicyVersion, Rule } from './policy';

const policy = structuredClone(defaultTokenPolicy) as Policy;

function version(number: number, member: Partial<Rule> = {}): PolicyVersion {
  return {
    version: number,
    policy: { ...policy, member: { ...policy.member, ...member } },
    note: '',
    author: null,
    createdAt: null,
  };
}

describe('a draft that was overtaken', () => {
  it('keeps what was edited, and follows the decision in all else', () => {
    const base = version(1);
    const draft = { base, policy: version(1, { lifetimeMinutes: 90 }).policy };
    const current = version(2, { lifetimeMinutes: 120, longestMinutes: 600 });
    const rebased = rebase(draft, current);
    expect(rebased.base).toBe(current);
    expect(rebased.policy.member).toMatchObject({ lifetimeMinutes: 90, longestMinutes: 600 });
    expect(rebased.policy.guest).toEqual(policy.guest);
  });

  it('that goes back still goes back to all of the old version', () => {
    const old = version(1, { longestMinutes: 300 });
    const draft = { base: version(2), policy: old.policy, backTo: 1 };
    const current = version(3, { tokensPerPersonPerDay: 5 });
    expect(rebase(draft, current)).toEqual({ base: current, policy: old.policy, backTo: 1 });
  });
});
