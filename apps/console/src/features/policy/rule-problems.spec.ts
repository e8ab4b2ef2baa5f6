/** @jest-environment node */
import { defaultTokenPolicy } from '@switchboard/identity';
import type { Role } from '@switchboard/identity';
import type { Policy, Rule } from './policy';
import { problemRoles, ruleProblems } from './rule-problems';

const policy = structuredClone(defaultTokenPolicy) as Policy;

describe('the problems of a rule', () => {
  it.each<[Role, Partial<Rule>, object]>([
    ['member', {}, {}],
    ['member', { scopes: [] }, { scopes: 'no-scope' }],
    ['guest', { scopes: ['chat'] }, { scopes: 'scope-beyond-guest' }],
    ['member', { lifetimeMinutes: 30 }, { lifetimeMinutes: 'lifetime-beyond-acs' }],
    ['member', { longestMinutes: 2_000 }, { longestMinutes: 'lifetime-beyond-acs' }],
    ['member', { lifetimeMinutes: 300 }, { lifetimeMinutes: 'lifetime-beyond-longest' }],
    ['member', { tokensPerPersonPerDay: 300_000 }, { tokensPerPersonPerDay: 'person-beyond-role' }],
    ['member', { relayMinutes: 90 }, { relayMinutes: 'relay-beyond-hour' }],
  ])('stand where they are to be mended: %s %j', (role, change, problems) => {
    expect(ruleProblems(role, { ...policy[role], ...change })).toEqual(problems);
  });

  it('of both lifetimes name the one beyond what ACS takes first', () => {
    const rule = { ...policy.member, lifetimeMinutes: 30, longestMinutes: 20 };
    expect(ruleProblems('member', rule)).toEqual({ lifetimeMinutes: 'lifetime-beyond-acs' });
  });

  it('are told of the roles that have some', () => {
    expect(problemRoles(policy)).toEqual([]);
    expect(problemRoles({ ...policy, admin: { ...policy.admin, scopes: [] } })).toEqual(['admin']);
  });
});
