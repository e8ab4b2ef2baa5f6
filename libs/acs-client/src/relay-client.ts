import { CommunicationRelayClient } from '@azure/communication-network-traversal';
import type { CommunicationRelayConfiguration } from '@azure/communication-network-traversal';
import { answerOnce } from './answer-once.ts';
import type { AcsConfiguration } from './configuration.ts';
import { keyCredential, machineCredential } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

export interface RelayClient {
  /** STUN and TURN servers, with credentials that count for this identity. */
  credentialsFor(userId: string, lifetimeSeconds: number): Promise<CommunicationRelayConfiguration>;
}

/**
 * Microsoft's relay client, which they published for a service that Azure no longer has: for a back
 * end of one's own. It is of their older family, whose pipeline takes no policies: what those do for
 * the others is done around it.
 */
export function createRelayClient(acs: AcsConfiguration, more: ServerOptions = {}): RelayClient {
  const options = { retryOptions: { maxRetries: 0 }, httpClient: answerOnce() };
  const key = keyCredential(acs, more);
  const client = key
    ? new CommunicationRelayClient(acs.endpoint, key, options)
    : new CommunicationRelayClient(acs.endpoint, machineCredential(), options);
  return {
    async credentialsFor(id, ttl) {
      await more.signingKey?.refresh();
      const requestId = more.requestId?.();
      const customHeaders = { ...(requestId && { 'x-ms-client-request-id': requestId }) };
      return client.getRelayConfiguration({ id, ttl, requestOptions: { customHeaders } });
    },
  };
}
