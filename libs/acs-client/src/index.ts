export { acsErrors } from './acs-errors.ts';
export { createChatClient } from './chat-client.ts';
export type { ChatClientConfiguration } from './chat-client.ts';
export {
  checkEndpoint,
  isAzureEndpoint,
  isLocalEndpoint,
  isPlainLocalEndpoint,
  refuseMixedEndpoints,
} from './endpoint.ts';
