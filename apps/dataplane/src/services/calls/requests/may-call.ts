import { isPlatformError } from '@switchboard/kernel';
import type { Limits } from '../../../platform/limits/limits.ts';
import type { Requester } from '../bus.ts';
import type { Asked } from '../ends/end-kind.ts';
import type { Ends } from '../ends/ends.ts';
import { forbidden, invalid, tooMany } from '../call/refusal.ts';

/** @throws Refusal unless these are all people whom this person can call */
export async function mayCall(ends: Ends, users: readonly string[], asked: Asked): Promise<void> {
  if (!users.every((user) => ends.serves(user))) {
    throw invalid('Nobody can be called by this identifier here.');
  }
  if (users.includes(asked.from.user)) throw invalid('Nobody can call themselves.');
  await ends.admit(users, asked);
}

/**
 * Of callers who show no number, all that come by one line count together, and may be more than one person.
 *
 * @throws Refusal when one of these was rung by this person too often of late
 */
export async function mayRing(
  limits: Limits,
  { user, sharedLine }: Pick<Requester, 'user' | 'sharedLine'>,
  peers: readonly string[],
): Promise<void> {
  const operation = sharedLine === undefined ? 'Calls_Ring' : 'Calls_Ring.anonymous';
  const by = sharedLine ?? user;
  try {
    await Promise.all(peers.map((peer) => limits.consume(operation, { user: by, peer })));
  } catch (error) {
    if (isPlatformError(error)) throw tooMany('You have called this person too often.');
    throw error;
  }
}

/** @throws Refusal unless the token of who asks has the scope of calls */
export function needScope({ scopes }: Requester, message: string): void {
  if (!scopes.includes('voip')) throw forbidden(message);
}
