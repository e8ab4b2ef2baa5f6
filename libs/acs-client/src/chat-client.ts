import { ChatClient } from '@azure/communication-chat';
import type { ChatClientOptions } from '@azure/communication-chat';
import type { CommunicationTokenCredential } from '@azure/communication-common';
import { checkEndpoint, isPlainLocalEndpoint } from './endpoint.ts';
import { plainHttpPolicies } from './plain-http-policy.ts';

export interface ChatClientConfiguration {
  readonly endpoint: string;
  readonly credential: CommunicationTokenCredential;
}

/** Read by the SDK at run time, missing from its types. */
interface RealtimeOptions {
  readonly signalingClientOptions?: Pick<ChatClientOptions, 'additionalPolicies'>;
}

/**
 * Microsoft's chat client, for Azure, one's own servers, or plain http on this machine.
 *
 * @throws PlatformError `insecure-endpoint` for plain http beyond this machine
 */
export function createChatClient({ endpoint, credential }: ChatClientConfiguration): ChatClient {
  const checked = checkEndpoint(endpoint);
  if (!isPlainLocalEndpoint(checked)) return new ChatClient(checked, credential);
  return new ChatClient(checked.replace(/^http:/, 'https:'), credential, plainOptions());
}

function plainOptions(): ChatClientOptions & RealtimeOptions {
  const additionalPolicies = plainHttpPolicies;
  return { additionalPolicies, signalingClientOptions: { additionalPolicies } };
}
