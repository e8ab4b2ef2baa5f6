import { scopes } from '@switchboard/identity';
import type { TokenScope } from '@switchboard/identity';
import type { TokenClaims } from './read-token';

/** Why a token is refused, as far as it says so itself. */
export type Obstacle =
  'cut-off' | 'expired' | 'not-yet-valid' | 'no-scope' | 'unknown-scope' | 'other-resource';

interface Circumstances {
  readonly now: Date;
  /** The ACS resource of this installation; absent where it is not known. */
  readonly resource: string | undefined;
}

export function isScope(text: string): text is TokenScope {
  return scopes.includes(text as TokenScope);
}

/** Everything that keeps a token from being accepted here and now; nothing where it may be. */
export function obstaclesOf(
  claims: TokenClaims,
  { now, resource }: Circumstances,
): readonly Obstacle[] {
  const { notBefore, expiresAt, scopes: granted } = claims;
  const elsewhere = resource && resource.toLowerCase() !== claims.resource.toLowerCase();
  const obstacles: readonly [Obstacle, boolean][] = [
    ['expired', expiresAt <= now],
    ['not-yet-valid', notBefore !== undefined && notBefore > now],
    ['other-resource', Boolean(elsewhere)],
    ['no-scope', granted.length === 0],
    ['unknown-scope', granted.length > 0 && !granted.some(isScope)],
    ['cut-off', !claims.isWhole],
  ];
  return obstacles.flatMap(([obstacle, applies]) => (applies ? [obstacle] : []));
}
