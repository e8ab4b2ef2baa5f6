import { CallAutomationClient } from '@azure/communication-call-automation';
import type { CallAutomationClientOptions } from '@azure/communication-call-automation';
import { AzureKeyCredential } from '@azure/core-auth';
import type { AcsConfiguration } from './configuration.ts';
import { otherKeyPolicy } from './other-key-policy.ts';
import { machineCredential, pipelineOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

export interface CallAutomationOptions extends Pick<ServerOptions, 'requestId'> {
  /** The other one of the two keys of a resource: it signs once the configured one is revoked. */
  readonly otherKey?: string | undefined;
  /** Azure AI services that speak and hear in calls at Azure; others have their own. */
  readonly speechEndpoint?: string | undefined;
  /** How requests are sent, where not as the SDK does. */
  readonly httpClient?: CallAutomationClientOptions['httpClient'];
}

/** Microsoft's client of calls. Its own retries are off, whoever has it has jobs. */
export function createCallAutomation(
  acs: AcsConfiguration,
  more: CallAutomationOptions,
): CallAutomationClient {
  const { additionalPolicies, ...common } = pipelineOptions(acs, more);
  const { httpClient, otherKey } = more;
  const key = acs.kind === 'key' ? new AzureKeyCredential(acs.accessKey) : undefined;
  const keys = acs.kind === 'key' && otherKey ? [acs.accessKey, otherKey] : [];
  const options: CallAutomationClientOptions = {
    ...common,
    ...(httpClient && { httpClient }),
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [
      ...additionalPolicies,
      ...(key ? [{ policy: otherKeyPolicy(key, keys), position: 'perCall' as const }] : []),
    ],
  };
  return key
    ? new CallAutomationClient(acs.endpoint, key, options)
    : new CallAutomationClient(acs.endpoint, machineCredential(), options);
}
