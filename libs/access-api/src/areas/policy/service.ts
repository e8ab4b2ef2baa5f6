import type { Role, TokenPolicy } from '@switchboard/identity';
import type { Origin } from '../../actor.ts';

/** A decision on what each role may get. Version 0 is the default, and nobody's decision. */
export interface PolicyVersion {
  readonly version: number;
  readonly policy: TokenPolicy;
  readonly note: string;
  readonly author: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Date | null;
}

/** Whom a change would concern. */
export interface PolicyEffect {
  readonly role: Role;
  readonly people: number;
  /** Who holds a token of the old rule that has not expired. */
  readonly holders: number;
}

export interface PolicyChange {
  readonly policy: TokenPolicy;
  readonly note: string;
  /** The version it was made from: another that came in between is not overwritten. */
  readonly base: number;
}

export interface PolicyService {
  current(): Promise<PolicyVersion>;
  /** The latest first. */
  history(request: {
    readonly before?: number | undefined;
    readonly limit: number;
  }): Promise<readonly PolicyVersion[]>;
  preview(policy: TokenPolicy): Promise<readonly PolicyEffect[]>;
  change(origin: Origin, change: PolicyChange): Promise<PolicyVersion>;
}
