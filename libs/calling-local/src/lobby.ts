import type { Lobby } from '@azure/communication-calling';
import { unsupported } from './errors.ts';

const refuse = (): Promise<never> => Promise.reject(unsupported('A lobby'));

/** Nobody waits here: rooms let in who is invited, and nobody else. */
export const emptyLobby: Lobby = {
  participants: [],
  admit: refuse,
  reject: refuse,
  admitAll: refuse,
  on: () => undefined,
  off: () => undefined,
};
