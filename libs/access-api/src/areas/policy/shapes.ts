import { checkRule, roles, scopes } from '@switchboard/identity';
import type { Role, TokenPolicy } from '@switchboard/identity';
import { z } from 'zod';
import type { PolicyVersion } from './service.ts';

const MAX_TOKENS = 10_000_000;
const minutes = z.number().int().min(1).max(1_440);
const tokens = z.number().int().min(0).max(MAX_TOKENS);

export const tokenRule = z.object({
  scopes: z
    .array(z.enum(scopes))
    .max(scopes.length)
    .transform((list) => [...new Set(list)]),
  lifetimeMinutes: minutes,
  longestMinutes: minutes,
  tokensPerPersonPerDay: tokens,
  tokensPerRolePerDay: tokens,
  mayRelay: z.boolean(),
  relayMinutes: minutes,
  relaysPerPersonPerDay: tokens,
  mayGetPushes: z.boolean(),
});

const rules = z.object(
  Object.fromEntries(roles.map((role) => [role, tokenRule])) as Record<Role, typeof tokenRule>,
);

/** A rule for every role, each of which can be used. */
export const tokenPolicy = rules.superRefine((policy, { addIssue }) => {
  for (const role of roles) {
    for (const message of checkRule(role, policy[role])) {
      addIssue({ code: 'custom', path: [role], message });
    }
  }
});

export const policyVersion = z.object({
  version: z.number().int(),
  policy: rules,
  note: z.string(),
  author: z.object({ id: z.string(), name: z.string() }).nullable(),
  createdAt: z.iso.datetime().nullable(),
});

export function policyVersionView({
  policy,
  createdAt,
  ...version
}: PolicyVersion): z.input<typeof policyVersion> {
  return { ...version, policy: copyOf(policy), createdAt: createdAt?.toISOString() ?? null };
}

function copyOf(policy: TokenPolicy): z.input<typeof rules> {
  const copies = roles.map((role) => [role, { ...policy[role], scopes: [...policy[role].scopes] }]);
  return Object.fromEntries(copies) as z.input<typeof rules>;
}
