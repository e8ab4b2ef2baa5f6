import { RoomsClient } from '@azure/communication-rooms';
import type { RoomsClientOptions } from '@azure/communication-rooms';
import { AzureKeyCredential } from '@azure/core-auth';
import { DefaultAzureCredential } from '@azure/identity';
import type { AcsConfiguration } from './configuration.ts';
import { isPlainLocalEndpoint } from './endpoint.ts';
import { requestIdOptions } from './request-id-policy.ts';
import type { RequestIdSource } from './request-id-policy.ts';

/**
 * Microsoft's rooms client for any back end.
 *
 * It repeats by itself what failed in passing: creating carries the id of the request, and the rest
 * may be done twice.
 */
export function createRoomsClient(acs: AcsConfiguration, requestId?: RequestIdSource): RoomsClient {
  const options: RoomsClientOptions = {
    retryOptions: { maxRetries: 2, retryDelayInMs: 300, maxRetryDelayInMs: 3_000 },
    ...(isPlainLocalEndpoint(acs.endpoint) && { allowInsecureConnection: true }),
    ...requestIdOptions(requestId),
  };
  return acs.kind === 'key'
    ? new RoomsClient(acs.endpoint, new AzureKeyCredential(acs.accessKey), options)
    : new RoomsClient(acs.endpoint, new DefaultAzureCredential(), options);
}
