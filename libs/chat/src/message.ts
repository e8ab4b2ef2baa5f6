import { displayNameOf } from '@switchboard/kernel';
import { CHOICE, readChoices } from './choices.ts';
import type { Choice } from './choices.ts';
import { userIdOf } from './sdk.ts';
import type { SdkEvents, SdkMessage, SdkParticipant } from './sdk.ts';

export interface Participant {
  readonly userId: string;
  readonly name: string;
}

interface Common {
  /** The service's id; for a message under way our own, beginning with `local:`. */
  readonly id: string;
  /** Epoch ms as text; grows with each edit or deletion. */
  readonly version: string;
  /** Epoch ms. */
  readonly createdOn: number;
}

/** What a person wrote. */
export interface TextMessage extends Common {
  readonly kind: 'text' | 'html';
  readonly sender: string;
  /** As the sender says: to be believed only of whom nobody knows better. */
  readonly senderName: string;
  readonly body: string;
  readonly editedOn?: number;
  /** `deleted` keeps its place; `sending` and `failed` are only ours. */
  readonly status: 'sent' | 'sending' | 'failed' | 'deleted';
  /** Names the message before the service has; travels with it as metadata. */
  readonly clientId?: string;
  /** Why it failed, as a stable code. */
  readonly failure?: string;
  /** Answers that it offers. */
  readonly choices?: readonly Choice[];
  /** The id of the offered answer that it is. */
  readonly choice?: string;
}

/** What the service says happened. */
export interface SystemMessage extends Common {
  readonly kind: 'topicUpdated' | 'participantAdded' | 'participantRemoved';
  readonly initiator: string;
  readonly topic?: string;
  readonly participants: readonly Participant[];
}

export type Message = TextMessage | SystemMessage;

/** The metadata key under which a client names its own message. */
export const CLIENT_ID = 'clientId';

/** The metadata key of what programs say to each other in a thread; nobody reads it, and no list shows it. */
export const SIGNAL = 'signal';

export function isText(message: Message | undefined): message is TextMessage {
  return message?.kind === 'text' || message?.kind === 'html';
}

/** Orders the service's ids (epoch ms as text) without losing digits; what is under way comes last. */
export function compareIds(a: string, b: string): number {
  const aLocal = a.startsWith('local:');
  const bLocal = b.startsWith('local:');
  if (aLocal !== bLocal) return aLocal ? 1 : -1;
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

export function toParticipant(participant: SdkParticipant): Participant {
  return { userId: userIdOf(participant.id), name: displayNameOf(participant.displayName) ?? '' };
}

export function fromSdkMessage(message: SdkMessage): Message | undefined {
  const common = {
    id: message.id,
    version: message.version,
    createdOn: message.createdOn.getTime(),
  };
  switch (message.type) {
    case 'topicUpdated':
    case 'participantAdded':
    case 'participantRemoved':
      return {
        ...common,
        kind: message.type,
        initiator: userIdOf(message.content?.initiator),
        ...(message.content?.topic === undefined ? {} : { topic: message.content.topic }),
        participants: (message.content?.participants ?? []).map(toParticipant),
      };
    case 'text':
    case 'html':
      if (message.metadata?.[SIGNAL] !== undefined) return undefined;
      return textMessage({
        ...common,
        kind: message.type,
        sender: userIdOf(message.sender),
        senderName: displayNameOf(message.senderDisplayName) ?? '',
        body: message.content?.message ?? '',
        editedOn: message.editedOn?.getTime(),
        metadata: message.metadata,
        deleted: message.deletedOn !== undefined,
      });
    default:
      return undefined;
  }
}

type ContentEvent = SdkEvents['chatMessageReceived'] & { readonly editedOn?: Date };

export function fromContentEvent(event: ContentEvent): TextMessage | undefined {
  const kind = { text: 'text', 'richtext/html': 'html', html: 'html' }[event.type.toLowerCase()] as
    'text' | 'html' | undefined;
  if (!kind || event.metadata[SIGNAL] !== undefined) return undefined;
  return textMessage({
    id: event.id,
    version: event.version,
    createdOn: event.createdOn.getTime(),
    kind,
    sender: userIdOf(event.sender),
    senderName: displayNameOf(event.senderDisplayName) ?? '',
    body: event.message,
    editedOn: event.editedOn?.getTime(),
    metadata: event.metadata,
    deleted: false,
  });
}

export function fromDeletedEvent(event: SdkEvents['chatMessageDeleted']): TextMessage {
  return textMessage({
    id: event.id,
    version: event.version,
    createdOn: event.createdOn.getTime(),
    kind: 'text',
    sender: userIdOf(event.sender),
    senderName: displayNameOf(event.senderDisplayName) ?? '',
    body: '',
    editedOn: undefined,
    metadata: undefined,
    deleted: true,
  });
}

interface TextFields extends Common {
  readonly kind: 'text' | 'html';
  readonly sender: string;
  readonly senderName: string;
  readonly body: string;
  readonly editedOn: number | undefined;
  readonly metadata: Readonly<Record<string, string>> | undefined;
  readonly deleted: boolean;
}

function textMessage({ editedOn, metadata, deleted, ...fields }: TextFields): TextMessage {
  const clientId = metadata?.[CLIENT_ID];
  const choice = metadata?.[CHOICE];
  const choices = deleted ? [] : readChoices(metadata);
  return {
    ...fields,
    body: deleted ? '' : fields.body,
    status: deleted ? 'deleted' : 'sent',
    ...(editedOn === undefined ? {} : { editedOn }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(choice === undefined ? {} : { choice }),
    ...(choices.length === 0 ? {} : { choices }),
  };
}
