const ACS_USER = /^8:(acs|dod-acs|gcch-acs):[0-9a-f-]{36}_[0-9a-f-]{36}$/i;
const THREAD = /^19:[A-Za-z0-9_-]{1,128}@thread\.v2$/;

/** Is it a communication identity: `8:acs:<resource guid>_<user guid>`? */
export function isAcsUserId(value: unknown): value is string {
  return typeof value === 'string' && ACS_USER.test(value);
}

/** Is it a chat thread: `19:<opaque>@thread.v2`? */
export function isThreadId(value: unknown): value is string {
  return typeof value === 'string' && THREAD.test(value);
}
