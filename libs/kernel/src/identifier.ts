/** A communication identity: `8:acs:<resource guid>_<user guid>`. */
export type AcsUserId = `8:acs:${string}_${string}`;

/** A chat thread: `19:<opaque>@thread.v2`. */
export type ThreadId = `19:${string}@thread.v2`;

const ACS_USER = /^8:(acs|dod-acs|gcch-acs):[0-9a-f-]{36}_[0-9a-f-]{36}$/i;
const THREAD = /^19:[A-Za-z0-9_-]{1,128}@thread\.v2$/;

export function isAcsUserId(value: unknown): value is AcsUserId {
  return typeof value === 'string' && ACS_USER.test(value);
}

/** @throws TypeError when it is no communication identity */
export function asAcsUserId(value: unknown): AcsUserId {
  if (!isAcsUserId(value)) throw new TypeError('not a communication user id');
  return value;
}

export function isThreadId(value: unknown): value is ThreadId {
  return typeof value === 'string' && THREAD.test(value);
}

/** @throws TypeError when it is no thread id */
export function asThreadId(value: unknown): ThreadId {
  if (!isThreadId(value)) throw new TypeError('not a chat thread id');
  return value;
}
