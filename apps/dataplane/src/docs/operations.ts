import { chatOperations } from '../services/chat/operations.ts';
import { identityOperations } from '../services/identity/operations.ts';
import { relayOperations } from '../services/relay/operations.ts';
import { roomsOperations } from '../services/rooms/operations.ts';
import type { Operation } from '../platform/wire/operation.ts';

/** Every ACS operation the data plane supports, by service. */
export const supported: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  Identity: identityOperations,
  Chat: chatOperations,
  Rooms: roomsOperations,
  'Network traversal': relayOperations,
};
