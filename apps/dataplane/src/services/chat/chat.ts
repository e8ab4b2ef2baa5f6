import type { ChatError, ParticipantInput } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import type { FastifyRequest } from 'fastify';
import type { Events } from '../events/port.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import type { Realtime } from '../realtime/port.ts';
import type { Answer, OperationRequest, UserRequest } from '../../platform/wire/operation.ts';
import type { MessageHappening } from './published/message-events.ts';
import type { ChatStore } from './store.ts';

/** What the chat operations share. */
export interface Chat {
  readonly store: ChatStore;
  readonly realtime: Realtime;
  readonly facts: Facts;
  /** What those get who subscribed to events. */
  readonly events: Events;
  /** Other services that hear of messages. */
  readonly hearing: readonly ((sent: MessageHappening) => Promise<void>)[];
  readonly clock: Clock;
  /** Scheme, host and port the client reaches us under. */
  readonly publicUrl: (request: FastifyRequest) => string;
}

/** Every chat operation is one of these; the name in the address is always the thread's. */
export type ChatOperation = (chat: Chat, request: UserRequest) => Promise<Answer>;

export function threadIdOf(request: OperationRequest): string {
  return request.params['thread'] ?? '';
}

/** One query for all of them: who of these has an identity. */
export async function knownPeople(store: ChatStore, asked: readonly ParticipantInput[]) {
  const ids = new Set(asked.map((person) => person.communicationIdentifier));
  return splitKnown(asked, ids.size === 0 ? new Set() : await store.existing([...ids]));
}

/** Splits the asked people into those we know and a report on those we do not. */
function splitKnown(
  asked: readonly ParticipantInput[],
  known: ReadonlySet<string>,
): { valid: ParticipantInput[]; invalid: ChatError[] } {
  const isKnown = (person: ParticipantInput) => known.has(person.communicationIdentifier);
  const unknown = asked.filter((person) => !isKnown(person));
  const targets = new Set(unknown.map((person) => person.communicationIdentifier));
  return {
    valid: asked.filter(isKnown),
    invalid: [...targets].map((target) => ({
      code: 'NotFound',
      message: 'The identity does not exist.',
      target,
    })),
  };
}
