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
  'mayGetPushes',
] as const satisfies readonly RulePart[];

/** Those of relays, which stand together in one column. */
export const relayParts = [
  'mayRelay',
  'relayMinutes',
  'relaysPerPersonPerDay',
] as const satisfies readonly RulePart[];

export const tokenParts = ruleParts.filter((part) => !isRelayPart(part));

function isRelayPart(part: RulePart): boolean {
  return relayParts.some((one) => one === part);
}
