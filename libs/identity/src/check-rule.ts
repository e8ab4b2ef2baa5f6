import { guestCeiling } from './guest-ceiling.ts';
import { relayLifetimeMinutes } from './relay-lifetime.ts';
import type { Role } from './role.ts';
import { covers } from './scope.ts';
import { acsLifetimeMinutes } from './token-policy.ts';
import type { TokenRule } from './token-policy.ts';

export type RuleProblem =
  | 'no-scope'
  | 'scope-beyond-guest'
  | 'lifetime-beyond-acs'
  | 'lifetime-beyond-longest'
  | 'person-beyond-role'
  | 'relay-beyond-hour';

/** What is wrong with a rule for a role; nothing when it can be used. */
export function checkRule(role: Role, rule: TokenRule): RuleProblem[] {
  const most = guestCeiling[role];
  const { shortest, longest } = acsLifetimeMinutes;
  const problems: readonly [RuleProblem, boolean][] = [
    ['no-scope', rule.scopes.length === 0],
    ['scope-beyond-guest', most !== undefined && !rule.scopes.every((one) => covers(most, one))],
    ['lifetime-beyond-acs', rule.lifetimeMinutes < shortest || rule.longestMinutes > longest],
    ['lifetime-beyond-longest', rule.lifetimeMinutes > rule.longestMinutes],
    ['person-beyond-role', rule.tokensPerPersonPerDay > rule.tokensPerRolePerDay],
    ['relay-beyond-hour', !isRelayLifetime(rule.relayMinutes)],
  ];
  return problems.flatMap(([problem, applies]) => (applies ? [problem] : []));
}

function isRelayLifetime(minutes: number): boolean {
  return minutes >= relayLifetimeMinutes.shortest && minutes <= relayLifetimeMinutes.longest;
}
