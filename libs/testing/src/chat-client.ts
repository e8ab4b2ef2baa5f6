import type { ChatClient } from '@azure/communication-chat';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { createChatClient } from '@switchboard/acs-client';

/** Microsoft's chat client for a user token, over the data plane's http or https address. */
export function chatClientFor(endpoint: string, token: string): ChatClient {
  return createChatClient({ endpoint, credential: new AzureCommunicationTokenCredential(token) });
}
