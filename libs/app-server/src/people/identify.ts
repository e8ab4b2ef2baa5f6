import { createHash } from 'node:crypto';
import type { Claims, TokenVerifier } from '@switchboard/auth';
import { isPlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { rpcError } from '@switchboard/rpc';
import { LRUCache } from 'lru-cache';
import type { Asker } from './asker.ts';
import type { Person } from './person.ts';

/** Who is blocked, or given another role, notices it within this time. */
const REMEMBER_MS = 60_000;
const MAX_REMEMBERED = 5_000;

export interface IdentifyTools {
  readonly verifier: TokenVerifier;
  /** Asks the trusted service with the person’s own sign-in. */
  readonly profile: (asker: Asker) => Promise<Person>;
  /** Told of everybody the trusted service knows, each time it was asked. */
  readonly seen: (person: Person, asker: Asker) => Promise<void>;
  readonly clock: Clock;
}

/** @throws PlatformError of category `unauthenticated`, `forbidden` or `unavailable` */
export type Identify<Actor = Person> = (asker: Asker) => Promise<Actor>;

/**
 * Finds out who asks. The token is checked each time; what the trusted service said of its bearer and their session
 * is remembered for a minute, refusals are not.
 */
export function createIdentify({ verifier, profile, seen, clock }: IdentifyTools): Identify {
  const known = new LRUCache<string, { readonly until: number; readonly actor: Promise<Person> }>({
    max: MAX_REMEMBERED,
  });
  const ask = async (asker: Asker): Promise<Person> => {
    const actor = await profile(asker);
    await seen(actor, asker);
    return actor;
  };
  return async (asker) => {
    const { issuer, subject } = await verified(verifier, asker);
    const key = hash([issuer, subject, asker.authorization, asker.session['x-session-id']]);
    const found = known.get(key);
    if (found && found.until > clock.now()) return found.actor;
    const actor = ask(asker);
    known.set(key, { until: clock.now() + REMEMBER_MS, actor });
    actor.catch(() => known.peek(key)?.actor === actor && known.delete(key));
    return actor;
  };
}

async function verified(verifier: TokenVerifier, { authorization }: Asker): Promise<Claims> {
  const [, token] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
  if (!token) throw rpcError('not-signed-in', 'Sign in first.');
  try {
    return await verifier.verify(token);
  } catch (cause) {
    if (!isPlatformError(cause) || cause.category !== 'unauthenticated') throw cause;
    throw rpcError('not-signed-in', 'Sign in again.', { cause });
  }
}

function hash(parts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
