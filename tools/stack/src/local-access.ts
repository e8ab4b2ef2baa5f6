import { join } from 'node:path';
import type { Setting } from './app.ts';
import { urlOf } from './setting.ts';

/** The data plane's published local key: like that of other emulators it is no secret. */
export const WELL_KNOWN_KEY =
  'c3dpdGNoYm9hcmQtbG9jYWwtYWNjZXNzLWtleS1wcmltYXJ5LW5vdC1hLXNlY3JldA==';

/** The other one of its two keys. */
export const WELL_KNOWN_OTHER_KEY =
  'c3dpdGNoYm9hcmQtbG9jYWwtYWNjZXNzLWtleS1zZWNvbmRhcnktbm90LWEtc2VjcmV0';

/** The id of the data plane's resource unless told otherwise, which callbacks are signed for. */
export const WELL_KNOWN_RESOURCE = '5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11';

/** What the data plane calls its resource unless told otherwise, and events come from. */
export const WELL_KNOWN_TOPIC = `/subscriptions/${WELL_KNOWN_RESOURCE}/resourceGroups/switchboard/providers/Microsoft.Communication/communicationServices/switchboard`;

/** How the trusted service, or a program of one's own, reaches the data plane of a stack. */
export function connectionStringOf(setting: Pick<Setting, 'ports'>): string {
  return `endpoint=${urlOf(setting, 'dataplane', 'https')}/;accesskey=${WELL_KNOWN_KEY}`;
}

/** The demo people, whom the trusted service knows before they sign in for the first time. */
export function seedFileOf({ state }: Pick<Setting, 'state'>): string {
  return join(state, 'access/seed.json');
}

/** The authority that signed the data plane's certificate. */
export function caFileOf({ state }: Pick<Setting, 'state'>): string {
  return join(state, 'dataplane/tls/ca.pem');
}
