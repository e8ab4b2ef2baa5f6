import { roles } from '@switchboard/identity';
import type { Role } from '@switchboard/identity';
import { ruleParts } from './policy';
import type { Policy, Rule, RulePart } from './policy';

export interface RoleDifference {
  readonly role: Role;
  readonly parts: readonly RulePart[];
}

/** The roles whose rules differ, each with what differs in them. */
export function differencesOf(before: Policy, after: Policy): readonly RoleDifference[] {
  return roles
    .map((role) => ({ role, parts: partsThatDiffer(before[role], after[role]) }))
    .filter(({ parts }) => parts.length > 0);
}

export function partsThatDiffer(before: Rule, after: Rule): readonly RulePart[] {
  return ruleParts.filter((part) => !samePart(part, before, after));
}

/** Scopes are a set: in which order they stand says nothing. */
function samePart(part: RulePart, one: Rule, other: Rule): boolean {
  if (part !== 'scopes') return one[part] === other[part];
  const { scopes } = other;
  return one.scopes.length === scopes.length && one.scopes.every((scope) => scopes.includes(scope));
}
