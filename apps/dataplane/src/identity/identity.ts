import { randomBytes, randomUUID } from 'node:crypto';
import { TOKEN_LIFETIME_MINUTES } from '@switchboard/acs-wire';
import type { TokenScope } from '@switchboard/acs-wire';
import { invalid, WireError } from '../wire/errors.ts';

/** The first milliseconds of user ids count from here, which gives them their leading zeros. */
const USER_ID_EPOCH_MS = Date.UTC(2020, 0, 1);

/** An id like the service's: time first, so that ids of a resource sort by age. */
export function newUserId(resourceId: string, nowMs: number): string {
  const seconds = Math.max(0, Math.floor((nowMs - USER_ID_EPOCH_MS) / 1_000));
  const time = seconds.toString(16).padStart(8, '0').slice(-8);
  const random = randomBytes(2).toString('hex');
  return `8:acs:${resourceId}_${time}-${random}${randomUUID().slice(13)}`;
}

export function identityNotOwned(): WireError {
  return new WireError(
    401,
    'IdentityNotOwned',
    "Provided identity doesn't belong to the resource.",
  );
}

/** @throws WireError in the service's own words when there is no scope */
export function assertScopes(scopes: readonly TokenScope[]): void {
  if (scopes.length === 0) throw invalid('Invalid scopes - Scopes field is required.', 'scopes');
}

/** @throws WireError in the service's own words when it is out of range */
export function lifetimeMinutes(asked: number | undefined): number {
  const { min, max, default: usual } = TOKEN_LIFETIME_MINUTES;
  const minutes = asked ?? usual;
  if (minutes >= min && minutes <= max) return minutes;
  throw invalid(`ExpiresInMinutes value ${minutes} is invalid.`, 'ExpiresInMinutes');
}
