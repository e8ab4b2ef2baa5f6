import { refuseHolder } from './refuse-holder.ts';
import type { HolderRefusal, TokenHolder } from './refuse-holder.ts';
import { covers } from './scope.ts';
import type { TokenScope } from './scope.ts';
import { acsLifetimeMinutes } from './token-policy.ts';
import type { TokenPolicy } from './token-policy.ts';

export interface TokenRequest {
  /** Fewer scopes than the role has; all of them when absent. */
  readonly scopes?: readonly TokenScope[] | undefined;
  readonly lifetimeMinutes?: number | undefined;
}

export type TokenRefusal =
  HolderRefusal | 'no-scope' | 'scope-not-allowed' | 'lifetime-too-long' | 'lifetime-too-short';

export type TokenDecision =
  | {
      readonly granted: true;
      readonly scopes: readonly TokenScope[];
      readonly lifetimeMinutes: number;
    }
  | { readonly granted: false; readonly refusal: TokenRefusal };

/** Decides by role alone; a request can narrow the answer and never widen it. */
export function decideToken(
  policy: TokenPolicy,
  holder: TokenHolder,
  request: TokenRequest = {},
): TokenDecision {
  const rule = policy[holder.role];
  const scopes = [...new Set(request.scopes ?? rule.scopes)];
  const lifetimeMinutes = request.lifetimeMinutes ?? rule.lifetimeMinutes;
  const refusal =
    refuseHolder(holder) ??
    refuseScopes(rule.scopes, scopes) ??
    refuseLifetime(rule.longestMinutes, lifetimeMinutes);
  return refusal ? { granted: false, refusal } : { granted: true, scopes, lifetimeMinutes };
}

function refuseScopes(
  granted: readonly TokenScope[],
  asked: readonly TokenScope[],
): TokenRefusal | undefined {
  if (asked.length === 0) return 'no-scope';
  return asked.every((scope) => covers(granted, scope)) ? undefined : 'scope-not-allowed';
}

function refuseLifetime(longestMinutes: number, minutes: number): TokenRefusal | undefined {
  if (minutes > Math.min(longestMinutes, acsLifetimeMinutes.longest)) return 'lifetime-too-long';
  return minutes >= acsLifetimeMinutes.shortest ? undefined : 'lifetime-too-short';
}
