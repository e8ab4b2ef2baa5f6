import type { Installation } from '@switchboard/access-api';
import { isAzureEndpoint, isLocalEndpoint } from '@switchboard/acs-client';
import type { Database } from '@switchboard/database';
import type { AccessConfig } from '../config.ts';

/** What this service was started with, as far as it may be shown. */
export function describeInstallation(config: AccessConfig, database: Database): Installation {
  const { endpoint, kind } = config.acs;
  return {
    backEnd: backEndOf(endpoint),
    endpoint,
    credential: kind,
    database: database.kind,
    sharedLimits: config.redisUrl !== undefined,
    issuer: config.oidc.issuer,
  };
}

function backEndOf(endpoint: string): Installation['backEnd'] {
  if (isAzureEndpoint(endpoint)) return 'azure';
  return isLocalEndpoint(endpoint) ? 'laptop' : 'own';
}
