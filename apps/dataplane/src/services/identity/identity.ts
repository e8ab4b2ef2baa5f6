import { randomBytes, randomUUID } from 'node:crypto';
import { TOKEN_LIFETIME_MINUTES } from '@switchboard/acs-wire';
import type { TokenScope } from '@switchboard/acs-wire';
import { isSince } from '../../platform/wire/api-version.ts';
import { invalid, WireError } from '../../platform/wire/errors.ts';
import { versionOf } from '../../platform/wire/operation.ts';
import type { OperationRequest } from '../../platform/wire/operation.ts';
import { toTicks } from '../../platform/wire/times.ts';

/** The first milliseconds of user ids count from here, which gives them their leading zeros. */
const USER_ID_EPOCH_MS = Date.UTC(2020, 0, 1);

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id like the service's: time first, so that ids of a resource sort by age. */
export function newUserId(resourceId: string, nowMs: number): string {
  const seconds = Math.max(0, Math.floor((nowMs - USER_ID_EPOCH_MS) / 1_000));
  const time = seconds.toString(16).padStart(8, '0').slice(-8);
  const random = randomBytes(2).toString('hex');
  return `8:acs:${resourceId}_${time}-${random}${randomUUID().slice(13)}`;
}

/** An identity as it is stored. */
export interface Identity {
  readonly id: string;
  /** Raised when its tokens are revoked. */
  readonly generation: number;
  /** What its creator calls it; no two have the same. */
  readonly customId: string | null;
  readonly lastTokenIssuedMs: number | null;
}

/** Does this client know of names of its own for identities? */
export function hasCustomIds(request: Pick<OperationRequest, 'query'>): boolean {
  return isSince(versionOf(request), '2025-06-30');
}

export function presentIdentity(identity: Identity, request: Pick<OperationRequest, 'query'>) {
  const { id, customId, lastTokenIssuedMs } = identity;
  if (!hasCustomIds(request)) return { id };
  return {
    id,
    ...(lastTokenIssuedMs !== null && { lastTokenIssuedAt: toTicks(lastTokenIssuedMs) }),
    ...(customId !== null && { customId }),
  };
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
  throw invalid(
    `ExpiresInMinutes value ${minutes} is invalid. Value must be within the [${min}, ${max}] interval.`,
    'ExpiresInMinutes',
  );
}

interface TeamsIds {
  readonly appId: string;
  readonly userId: string;
}

/** Every Teams token is foreign here, so it is only a question of what to say. */
export function refuseTeamsToken({ appId, userId }: TeamsIds): WireError {
  const ids = [
    ['AppId', 'appId', appId],
    ['UserId', 'userId', userId],
  ] as const;
  for (const [name, , id] of ids) {
    if (id === '') return invalid(`${name}: The ${name} field is required.`, name);
  }
  for (const [name, target, id] of ids) {
    if (!GUID.test(id)) return invalid(`Provided ${name} has invalid format.`, target);
  }
  return new WireError(401, 'InvalidAccessToken', 'Provided access token is not valid.');
}
