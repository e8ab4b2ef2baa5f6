import { CommunicationIdentityClient } from '@azure/communication-identity';
import type { CommunicationIdentityClientOptions } from '@azure/communication-identity';
import type { AcsConfiguration } from './configuration.ts';
import { keyCredential, machineCredential, pipelineOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

/**
 * Microsoft's identity client for any back end.
 *
 * Its own retries are off: creating an identity is not idempotent, and an identity made by a
 * repetition nobody asked for would belong to nobody. Callers repeat what they know to be safe.
 */
export function createIdentityClient(
  acs: AcsConfiguration,
  more: ServerOptions = {},
): CommunicationIdentityClient {
  const options: CommunicationIdentityClientOptions = {
    retryOptions: { maxRetries: 0 },
    ...pipelineOptions(acs, more),
  };
  const key = keyCredential(acs, more);
  return key
    ? new CommunicationIdentityClient(acs.endpoint, key, options)
    : new CommunicationIdentityClient(acs.endpoint, machineCredential(), options);
}
