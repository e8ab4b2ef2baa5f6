export { connectionStringSchema, managedEndpointSchema } from './configuration.ts';
export type { AcsConfiguration } from './configuration.ts';
export { createIdentityClient } from './identity-client.ts';
export { createPhoneNumbersClient } from './phone-numbers-client.ts';
export { createRelayClient } from './relay-client.ts';
export type { RelayClient } from './relay-client.ts';
export { createRoomsClient } from './rooms-client.ts';
export { createSipRoutingClient } from './sip-routing-client.ts';
export type { ServerOptions } from './server-options.ts';
export type { SigningKey } from './signing-key.ts';
export { createThreadAdmission } from './thread-admission.ts';
export type { Guest, ThreadAdmission, ThreadKey } from './thread-admission.ts';
export { createThreadReader } from './thread-reader.ts';
export type {
  Beginning,
  ThreadMessage,
  ThreadParticipant,
  ThreadReader,
  ThreadSummary,
} from './thread-reader.ts';
export { tryAccessKey } from './try-access-key.ts';
