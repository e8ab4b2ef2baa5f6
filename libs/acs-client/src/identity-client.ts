import { CommunicationIdentityClient } from '@azure/communication-identity';
import type { CommunicationIdentityClientOptions } from '@azure/communication-identity';
import { AzureKeyCredential } from '@azure/core-auth';
import { DefaultAzureCredential } from '@azure/identity';
import type { AcsConfiguration } from './configuration.ts';
import { isPlainLocalEndpoint } from './endpoint.ts';
import { requestIdOptions } from './request-id-policy.ts';
import type { RequestIdSource } from './request-id-policy.ts';

/**
 * Microsoft's identity client for any back end.
 *
 * Its own retries are off: creating an identity is not idempotent, and an identity made by a
 * repetition nobody asked for would belong to nobody. Callers repeat what they know to be safe.
 */
export function createIdentityClient(
  acs: AcsConfiguration,
  requestId?: RequestIdSource,
): CommunicationIdentityClient {
  const options: CommunicationIdentityClientOptions = {
    retryOptions: { maxRetries: 0 },
    ...(isPlainLocalEndpoint(acs.endpoint) && { allowInsecureConnection: true }),
    ...requestIdOptions(requestId),
  };
  return acs.kind === 'key'
    ? new CommunicationIdentityClient(acs.endpoint, new AzureKeyCredential(acs.accessKey), options)
    : new CommunicationIdentityClient(acs.endpoint, new DefaultAzureCredential(), options);
}
