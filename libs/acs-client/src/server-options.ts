import { AzureKeyCredential } from '@azure/core-auth';
import type { KeyCredential, TokenCredential } from '@azure/core-auth';
import { DefaultAzureCredential } from '@azure/identity';
import type { AcsConfiguration } from './configuration.ts';
import { isPlainLocalEndpoint } from './endpoint.ts';
import { requestIdPolicy } from './request-id-policy.ts';
import type { RequestIdSource } from './request-id-policy.ts';
import { signingKeyPolicy } from './signing-key.ts';
import type { SigningKey } from './signing-key.ts';

/** What a server's client may be told besides where ACS is. */
export interface ServerOptions {
  /** Says which request of ours makes each of its own. */
  readonly requestId?: RequestIdSource | undefined;
  /** In place of the configured key. */
  readonly signingKey?: SigningKey | undefined;
}

/** Options that all clients with a key have in common. */
export function pipelineOptions(
  { endpoint }: AcsConfiguration,
  { requestId, signingKey }: ServerOptions,
) {
  const policies = [
    ...(requestId ? [requestIdPolicy(requestId)] : []),
    ...(signingKey ? [signingKeyPolicy(signingKey)] : []),
  ];
  return {
    additionalPolicies: policies.map((policy) => ({ policy, position: 'perCall' as const })),
    ...(isPlainLocalEndpoint(endpoint) && { allowInsecureConnection: true }),
  };
}

/** @returns undefined where the machine's identity is used in place of a key */
export function keyCredential(
  acs: AcsConfiguration,
  { signingKey }: ServerOptions,
): KeyCredential | undefined {
  if (acs.kind !== 'key') return undefined;
  return signingKey?.credential ?? new AzureKeyCredential(acs.accessKey);
}

export const machineCredential = (): TokenCredential => new DefaultAzureCredential();
