import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import type { PhoneNumbersClientOptions } from '@azure/communication-phone-numbers';
import type { AcsConfiguration } from './configuration.ts';
import { keyCredential, machineCredential, pipelineOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

/**
 * Microsoft's phone numbers client for any back end.
 *
 * It repeats by itself what failed in passing: a purchase names its search, which is bought once.
 */
export function createPhoneNumbersClient(
  acs: AcsConfiguration,
  more: ServerOptions = {},
): PhoneNumbersClient {
  const options: PhoneNumbersClientOptions = {
    retryOptions: { maxRetries: 2, retryDelayInMs: 300, maxRetryDelayInMs: 3_000 },
    ...pipelineOptions(acs, more),
  };
  const key = keyCredential(acs, more);
  return key
    ? new PhoneNumbersClient(acs.endpoint, key, options)
    : new PhoneNumbersClient(acs.endpoint, machineCredential(), options);
}
