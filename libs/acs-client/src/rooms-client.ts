import { RoomsClient } from '@azure/communication-rooms';
import type { RoomsClientOptions } from '@azure/communication-rooms';
import type { AcsConfiguration } from './configuration.ts';
import { keyCredential, machineCredential, pipelineOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

/**
 * Microsoft's rooms client for any back end.
 *
 * It repeats by itself what failed in passing: creating carries the id of the request, and the rest
 * may be done twice.
 */
export function createRoomsClient(acs: AcsConfiguration, more: ServerOptions = {}): RoomsClient {
  const options: RoomsClientOptions = {
    retryOptions: { maxRetries: 2, retryDelayInMs: 300, maxRetryDelayInMs: 3_000 },
    ...pipelineOptions(acs, more),
  };
  const key = keyCredential(acs, more);
  return key
    ? new RoomsClient(acs.endpoint, key, options)
    : new RoomsClient(acs.endpoint, machineCredential(), options);
}
