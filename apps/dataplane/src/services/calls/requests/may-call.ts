import { isPlatformError } from '@switchboard/kernel';
import type { Limits } from '../../../platform/limits/limits.ts';
import type { Requester } from '../bus.ts';
import type { Ends } from '../ends/ends.ts';
import { forbidden, invalid, tooMany } from '../call/refusal.ts';

/** @throws Refusal unless this is somebody whom this person can call */
export function callee(ends: Ends, user: string, from: Requester): string {
  if (!ends.serves(user)) {
    throw invalid('Only communication users can be called here.');
  }
  if (user === from.user) throw invalid('Nobody can call themselves.');
  return user;
}

/** @throws Refusal when one of them was rung by this person too often of late */
export async function mayRing(
  limits: Limits,
  user: string,
  peers: readonly string[],
): Promise<void> {
  try {
    await Promise.all(peers.map((peer) => limits.consume('Calls_Ring', { user, peer })));
  } catch (error) {
    if (isPlatformError(error)) throw tooMany('You have called this person too often.');
    throw error;
  }
}

/** @throws Refusal unless the token of who asks has the scope of calls */
export function needScope({ scopes }: Requester, message: string): void {
  if (!scopes.includes('voip')) throw forbidden(message);
}
