/** Fields of message events (200, 245 to 248) that the chat SDK reads. Dates are ISO 8601. */
export interface MessageEventPayload {
  readonly groupId: string;
  readonly senderId: string;
  readonly senderDisplayName?: string;
  readonly messageId?: string;
  readonly originalArrivalTime?: string;
  readonly version?: string;
  readonly messageType?: 'Text' | 'RichText/Html';
  readonly messageBody?: string;
  /** A JSON string. */
  readonly acsChatMessageMetadata?: string;
  readonly edittime?: string;
  readonly deletetime?: string;
}

/** A person inside a thread event. */
export interface ParticipantPayload {
  readonly participantId: string;
  readonly displayName: string;
  readonly shareHistoryTime?: string;
  /** A JSON string. */
  readonly memberMetaData?: string;
}

/** A thread's properties inside a thread event; the optional ones are JSON strings. */
export interface ThreadPropertiesPayload {
  readonly topic: string;
  readonly acsChatThreadMetadata?: string;
  readonly retentionPolicy?: string;
}

/** Fields of thread events (257 to 261). Objects travel as `escape`d JSON strings. */
export interface ThreadEventPayload {
  readonly threadId: string;
  readonly version: string;
  readonly createTime?: string;
  readonly createdBy?: string;
  readonly members?: string;
  readonly properties?: string;
  readonly editTime?: string;
  readonly editedBy?: string;
  readonly deleteTime?: string;
  readonly deletedBy?: string;
  readonly reason?: 'deletedByUser' | 'deletedByPolicy';
  readonly time?: string;
  readonly addedBy?: string;
  readonly participantsAdded?: string;
  readonly removedBy?: string;
  readonly participantsRemoved?: string;
}
