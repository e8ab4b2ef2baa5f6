import { isAzureEndpoint, isLocalEndpoint } from './endpoint.ts';

/** Who signs callbacks of calls, and where the keys are. */
export interface CallbackSigner {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly allowInsecure: boolean;
}

/** As Call Automation calls itself, at Azure and at the data plane. */
const ISSUER = 'https://acscallautomation.communication.azure.com';

/** Callbacks are signed by the service itself, by a name that is the same wherever it is. */
export function callbackSigner(endpoint: string): CallbackSigner {
  const keysAt = isAzureEndpoint(endpoint) ? ISSUER : endpoint;
  return {
    ...{ issuer: ISSUER, jwksUri: `${keysAt}/calling/keys` },
    allowInsecure: isLocalEndpoint(endpoint),
  };
}
