import { SipRoutingClient } from '@azure/communication-phone-numbers';
import type { SipRoutingClientOptions } from '@azure/communication-phone-numbers';
import type { AcsConfiguration } from './configuration.ts';
import { keyCredential, machineCredential, pipelineOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

/**
 * Microsoft's client for the trunks and routes of calls, for any back end.
 *
 * It repeats by itself what failed in passing: whatever is set is set as a whole.
 */
export function createSipRoutingClient(
  acs: AcsConfiguration,
  more: ServerOptions = {},
): SipRoutingClient {
  const options: SipRoutingClientOptions = {
    retryOptions: { maxRetries: 2, retryDelayInMs: 300, maxRetryDelayInMs: 3_000 },
    ...pipelineOptions(acs, more),
  };
  const key = keyCredential(acs, more);
  return key
    ? new SipRoutingClient(acs.endpoint, key, options)
    : new SipRoutingClient(acs.endpoint, machineCredential(), options);
}
