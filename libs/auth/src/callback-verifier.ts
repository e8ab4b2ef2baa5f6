import type { Clock } from '@switchboard/kernel';
import { checkedPayload } from './checked-payload.ts';
import { createKeySource } from './key-source.ts';

export interface CallbackVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Where the keys are that callbacks are signed with. */
  readonly jwksUri: string;
  /** Lets a service on this machine speak plain http. */
  readonly allowInsecure?: boolean;
  readonly clock?: Clock;
}

/** @throws PlatformError `token-invalid`, `issuer-unavailable` */
export type VerifyCallback = (token: string) => Promise<void>;

/** Checks what a service signs its callbacks with: a token that speaks of nobody. */
export function createCallbackVerifier(options: CallbackVerifierOptions): VerifyCallback {
  const { issuer, jwksUri, allowInsecure = false } = options;
  const keys = createKeySource({ issuer, jwksUri, allowInsecure });
  return async (token) => {
    await checkedPayload(token, keys, { ...options, algorithms: ['RS256'], claims: ['exp'] });
  };
}
