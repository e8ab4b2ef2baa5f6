import { roles } from '@switchboard/identity';
import { partsThatDiffer } from './differences-of';
import type { Policy, PolicyVersion, Rule } from './policy';

/** What somebody wants the policy to be, and what it was when they began. */
export interface Draft {
  readonly base: PolicyVersion;
  readonly policy: Policy;
  /** The version it goes back to, if that is what it is for. */
  readonly backTo?: number | undefined;
}

/**
 * The same wish after somebody else has decided meanwhile. Edits are kept, each by itself, and what was
 * not edited follows the decision; going back still goes back to all of the old version.
 */
export function rebase(draft: Draft, current: PolicyVersion): Draft {
  if (draft.backTo !== undefined) return { ...draft, base: current };
  const kept = roles.map((role) => [
    role,
    withEdits(draft.base.policy[role], draft.policy[role], current.policy[role]),
  ]);
  return { base: current, policy: Object.fromEntries(kept) as Policy };
}

function withEdits(base: Rule, edited: Rule, current: Rule): Rule {
  const edits = partsThatDiffer(base, edited).map((part) => [part, edited[part]]);
  return { ...current, ...(Object.fromEntries(edits) as Partial<Rule>) };
}
