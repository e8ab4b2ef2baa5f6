import type { Role } from './role.ts';
import { covers } from './scope.ts';
import type { TokenScope } from './scope.ts';
import type { TokenRule } from './token-policy.ts';

/** The most a guest is ever trusted with, whoever changes the policy. */
export const guestCeiling: Readonly<Partial<Record<Role, readonly TokenScope[]>>> = {
  guest: ['chat.join.limited'],
  'room-guest': ['voip.join'],
};

/** A rule of a policy that is older than the ceiling, with what the ceiling leaves of it. */
export function belowCeiling(role: Role, rule: TokenRule): TokenRule {
  const most = guestCeiling[role];
  if (most === undefined) return rule;
  return { ...rule, scopes: most.filter((scope) => covers(rule.scopes, scope)) };
}
