import { refuseHolder } from './refuse-holder.ts';
import type { HolderRefusal, TokenHolder } from './refuse-holder.ts';
import { relayLifetimeMinutes } from './relay-lifetime.ts';
import type { TokenPolicy } from './token-policy.ts';

export interface RelayRequest {
  /** Shorter than the role has; all of it when absent. */
  readonly lifetimeMinutes?: number | undefined;
}

export type RelayRefusal =
  HolderRefusal | 'relay-not-allowed' | 'lifetime-too-long' | 'lifetime-too-short';

export type RelayDecision =
  | { readonly granted: true; readonly lifetimeMinutes: number }
  | { readonly granted: false; readonly refusal: RelayRefusal };

/**
 * May somebody have relay credentials, and for how long? By role alone; never longer than an hour,
 * whatever a policy says.
 */
export function decideRelay(
  policy: TokenPolicy,
  holder: TokenHolder,
  request: RelayRequest = {},
): RelayDecision {
  const rule = policy[holder.role];
  const longest = Math.min(rule.relayMinutes, relayLifetimeMinutes.longest);
  const lifetimeMinutes = request.lifetimeMinutes ?? longest;
  const refusal =
    refuseHolder(holder) ??
    (rule.mayRelay ? undefined : 'relay-not-allowed') ??
    refuseLifetime(longest, lifetimeMinutes);
  return refusal ? { granted: false, refusal } : { granted: true, lifetimeMinutes };
}

function refuseLifetime(longest: number, minutes: number): RelayRefusal | undefined {
  if (minutes > longest) return 'lifetime-too-long';
  return minutes >= relayLifetimeMinutes.shortest ? undefined : 'lifetime-too-short';
}
