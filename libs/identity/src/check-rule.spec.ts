import { checkRule } from './check-rule.ts';
import { roles } from './role.ts';
import { defaultTokenPolicy } from './token-policy.ts';
import type { TokenRule } from './token-policy.ts';

describe('checkRule', () => {
  it('has nothing against the default', () => {
    for (const role of roles) expect(checkRule(role, defaultTokenPolicy[role])).toEqual([]);
  });

  it.each<[Partial<TokenRule>, string[]]>([
    [{ scopes: [] }, ['no-scope']],
    [{ scopes: ['chat'] }, ['scope-beyond-guest']],
    [{ scopes: ['chat.join'] }, ['scope-beyond-guest']],
    [{ scopes: ['chat.join.limited'] }, []],
    [{ lifetimeMinutes: 59 }, ['lifetime-beyond-acs']],
    [{ longestMinutes: 1_441 }, ['lifetime-beyond-acs']],
    [{ lifetimeMinutes: 120, longestMinutes: 60 }, ['lifetime-beyond-longest']],
    [{ tokensPerPersonPerDay: 20_001 }, ['person-beyond-role']],
    [{ relayMinutes: 61 }, ['relay-beyond-hour']],
    [{ relayMinutes: 0 }, ['relay-beyond-hour']],
    [{ mayRelay: true, relayMinutes: 1 }, []],
  ])('says what is wrong with %j for a guest', (change, problems) => {
    expect(checkRule('guest', { ...defaultTokenPolicy.guest, ...change })).toEqual(problems);
  });

  it('trusts members with every scope', () => {
    const rule: TokenRule = { ...defaultTokenPolicy.member, scopes: ['chat', 'voip.join'] };
    expect(checkRule('member', rule)).toEqual([]);
  });
});
