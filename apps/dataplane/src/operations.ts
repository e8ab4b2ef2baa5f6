import { chatOperations } from './chat/operations.ts';
import { identityOperations } from './identity/operations.ts';
import { relayOperations } from './relay/operations.ts';
import { roomsOperations } from './rooms/operations.ts';
import type { Operation } from './wire/operation.ts';

/** Every ACS operation the data plane supports, by service. */
export const supported: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  Identity: identityOperations,
  Chat: chatOperations,
  Rooms: roomsOperations,
  'Network traversal': relayOperations,
};
