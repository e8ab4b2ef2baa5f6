import type { Role } from '@switchboard/identity';
import type { access } from '@switchboard/page-client';

export type PolicyVersion = Awaited<ReturnType<typeof access.policy.current.query>>;
export type Policy = PolicyVersion['policy'];
export type Rule = Policy[Role];
export type RulePart = keyof Rule;

/** What a rule says, in the order it is shown in. */
export const ruleParts = [
  'scopes',
  'lifetimeMinutes',
  'longestMinutes',
  'tokensPerPersonPerDay',
  'tokensPerRolePerDay',
  'mayRelay',
  'relayMinutes',
  'relaysPerPersonPerDay',
] as const satisfies readonly RulePart[];
