/**
 * What this library needs of a chat client, as a structural subset of the published chat SDK's
 * types: a `ChatClient` of `@azure/communication-chat` fits as it is, and so does a fake.
 */
export interface SdkIdentifier {
  readonly kind?: string;
  readonly communicationUserId?: string;
  readonly phoneNumber?: string;
  readonly microsoftTeamsUserId?: string;
  readonly rawId?: string;
  readonly id?: string;
}

export interface SdkParticipant {
  readonly id: SdkIdentifier;
  readonly displayName?: string;
  readonly shareHistoryTime?: Date;
}

export interface SdkMessage {
  readonly id: string;
  readonly type: string;
  readonly version: string;
  readonly content?: {
    readonly message?: string;
    readonly topic?: string;
    readonly participants?: readonly SdkParticipant[];
    readonly initiator?: SdkIdentifier;
  };
  readonly senderDisplayName?: string;
  readonly createdOn: Date;
  readonly sender?: SdkIdentifier;
  readonly deletedOn?: Date;
  readonly editedOn?: Date;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface SdkReceipt {
  readonly sender: SdkIdentifier;
  readonly chatMessageId: string;
  readonly readOn: Date;
}

export interface SdkThreadItem {
  readonly id: string;
  readonly topic: string;
  readonly deletedOn?: Date;
  readonly lastMessageReceivedOn?: Date;
}

/** The SDK's paged iterators: asked page by page here, so that a list never grows unasked. */
export interface SdkPaged<T> {
  byPage(settings?: { maxPageSize?: number; continuationToken?: string }): AsyncIterable<T[]>;
}

export interface SdkThreadClient {
  getProperties(): Promise<{ topic: string; createdBy?: SdkIdentifier }>;
  updateTopic(topic: string): Promise<void>;
  sendMessage(
    request: { content: string },
    options?: {
      senderDisplayName?: string;
      type?: 'text' | 'html';
      metadata?: Record<string, string>;
    },
  ): Promise<{ id: string }>;
  updateMessage(messageId: string, options: { content: string }): Promise<void>;
  deleteMessage(messageId: string): Promise<void>;
  listMessages(options?: { maxPageSize?: number; startTime?: Date }): SdkPaged<SdkMessage>;
  listParticipants(options?: { maxPageSize?: number }): SdkPaged<SdkParticipant>;
  addParticipants(request: {
    participants: {
      id: { communicationUserId: string };
      displayName?: string;
      shareHistoryTime?: Date;
    }[];
  }): Promise<{ invalidParticipants?: readonly unknown[] }>;
  removeParticipant(participant: { communicationUserId: string }): Promise<void>;
  sendTypingNotification(options?: { senderDisplayName?: string }): Promise<boolean>;
  sendReadReceipt(request: { chatMessageId: string }): Promise<void>;
  listReadReceipts(options?: { maxPageSize?: number }): SdkPaged<SdkReceipt>;
}

interface SdkMessageEvent {
  readonly threadId: string;
  readonly sender: SdkIdentifier;
  readonly senderDisplayName: string;
  readonly id: string;
  readonly createdOn: Date;
  readonly version: string;
  readonly type: string;
}

interface SdkContentEvent extends SdkMessageEvent {
  readonly message: string;
  readonly metadata: Readonly<Record<string, string>>;
}

interface SdkThreadEvent {
  readonly threadId: string;
  readonly version: string;
}

/** The realtime events, by the SDK's names. */
export interface SdkEvents {
  chatMessageReceived: SdkContentEvent;
  chatMessageEdited: SdkContentEvent & { readonly editedOn: Date };
  chatMessageDeleted: SdkMessageEvent & { readonly deletedOn: Date };
  typingIndicatorReceived: {
    readonly threadId: string;
    readonly sender: SdkIdentifier;
    readonly senderDisplayName: string;
  };
  readReceiptReceived: {
    readonly threadId: string;
    readonly sender: SdkIdentifier;
    readonly chatMessageId: string;
    readonly readOn: Date;
  };
  chatThreadCreated: SdkThreadEvent & {
    readonly createdOn: Date;
    readonly properties: { readonly topic: string };
    readonly participants: readonly SdkParticipant[];
  };
  chatThreadPropertiesUpdated: SdkThreadEvent & { readonly properties: { readonly topic: string } };
  chatThreadDeleted: SdkThreadEvent;
  participantsAdded: SdkThreadEvent & { readonly participantsAdded: readonly SdkParticipant[] };
  participantsRemoved: SdkThreadEvent & { readonly participantsRemoved: readonly SdkParticipant[] };
  realTimeNotificationConnected: undefined;
  realTimeNotificationDisconnected: undefined;
}

type Listener<Event> = Event extends undefined ? () => void : (event: Event) => void;
type Overloads<Union> = (Union extends unknown ? (of: Union) => void : never) extends (
  of: infer All,
) => void
  ? All
  : never;

/** One overload per event, as the SDK declares them. */
type Subscription<Names extends keyof SdkEvents> = Overloads<
  { [Name in Names]: (event: Name, listener: Listener<SdkEvents[Name]>) => void }[Names]
>;

type ConnectionEvent = 'realTimeNotificationConnected' | 'realTimeNotificationDisconnected';

export interface SdkChatClient {
  createChatThread(
    request: { topic: string },
    options?: {
      participants?: { id: { communicationUserId: string }; displayName?: string }[];
    },
  ): Promise<{ chatThread?: { id: string }; invalidParticipants?: readonly unknown[] }>;
  getChatThreadClient(threadId: string): SdkThreadClient;
  listChatThreads(options?: { maxPageSize?: number; startTime?: Date }): SdkPaged<SdkThreadItem>;
  startRealtimeNotifications(): Promise<void>;
  stopRealtimeNotifications(): Promise<void>;
  readonly on: Subscription<keyof SdkEvents>;
  /** Listeners of the connection itself cannot be taken back; they go when the channel stops. */
  readonly off: Subscription<Exclude<keyof SdkEvents, ConnectionEvent>>;
}

/** The one string that stands for a person, whatever kind of identifier the SDK gives. */
export function userIdOf(identifier: SdkIdentifier | undefined): string {
  return (
    identifier?.communicationUserId ??
    identifier?.rawId ??
    identifier?.id ??
    (identifier?.phoneNumber && `4:${identifier.phoneNumber}`) ??
    (identifier?.microsoftTeamsUserId && `8:orgid:${identifier.microsoftTeamsUserId}`) ??
    ''
  );
}
