const PREFIX = 'Microsoft.Communication.';

/** What may happen, as Event Grid calls it; any other may be typed. */
export const EVENT_TYPES: readonly string[] = [
  'SMSReceived',
  'SMSDeliveryReportReceived',
  'ChatMessageReceived',
  'ChatMessageReceivedInThread',
  'ChatMessageEdited',
  'ChatMessageEditedInThread',
  'ChatMessageDeleted',
  'ChatMessageDeletedInThread',
  'ChatThreadCreated',
  'ChatThreadCreatedWithUser',
  'ChatThreadPropertiesUpdated',
  'ChatThreadPropertiesUpdatedPerUser',
  'ChatThreadDeleted',
  'ChatThreadWithUserDeleted',
  'ChatThreadParticipantAdded',
  'ChatThreadParticipantRemoved',
  'ChatParticipantAddedToThreadWithUser',
  'ChatParticipantRemovedFromThreadWithUser',
  'IncomingCall',
  'CallStarted',
  'CallEnded',
  'CallParticipantAdded',
  'CallParticipantRemoved',
  'RecordingFileStatusUpdated',
];

/** Without what all of them begin with. */
export function shortType(type: string): string {
  return type.startsWith(PREFIX) ? type.slice(PREFIX.length) : type;
}
