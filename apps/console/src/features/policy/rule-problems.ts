import { acsLifetimeMinutes, checkRule, roles } from '@switchboard/identity';
import type { Role, RuleProblem } from '@switchboard/identity';
import type { Policy, Rule, RulePart } from './policy';

/** What is wrong with a rule, at the part of it that has to be changed. */
export function ruleProblems(role: Role, rule: Rule): Partial<Record<RulePart, RuleProblem>> {
  const places = checkRule(role, rule).map((problem) => [placeOf(problem, rule), problem]);
  // The gravest problem of a part comes first, and is the one that is shown.
  return Object.fromEntries(places.toReversed()) as Partial<Record<RulePart, RuleProblem>>;
}

function placeOf(problem: RuleProblem, rule: Rule): RulePart {
  switch (problem) {
    case 'no-scope':
    case 'scope-beyond-guest':
      return 'scopes';
    case 'lifetime-beyond-acs':
      return rule.lifetimeMinutes < acsLifetimeMinutes.shortest
        ? 'lifetimeMinutes'
        : 'longestMinutes';
    case 'lifetime-beyond-longest':
      return 'lifetimeMinutes';
    case 'person-beyond-role':
      return 'tokensPerPersonPerDay';
    case 'relay-beyond-hour':
      return 'relayMinutes';
  }
}

/** The roles whose rules cannot be used as they are. */
export function problemRoles(policy: Policy): readonly Role[] {
  return roles.filter((role) => checkRule(role, policy[role]).length > 0);
}
