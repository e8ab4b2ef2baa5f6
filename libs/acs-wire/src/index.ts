export {
  addCallParticipantBody,
  answerCallBody,
  automationTones,
  callAutomationLimits,
  callIdentifier,
  cancelAddParticipantBody,
  connectCallBody,
  continuousDtmfBody,
  createCallBody,
  holdBody,
  moveParticipantsBody,
  muteCallParticipantsBody,
  playBody,
  recognizeBody,
  redirectCallBody,
  rejectCallBody,
  removeCallParticipantBody,
  sendDtmfTonesBody,
  startRecordingBody,
  startTranscriptionBody,
  streamBody,
  transferCallBody,
  unholdBody,
  updateTranscriptionBody,
} from './call-automation.ts';
export type {
  AutomationTone,
  CallAutomationParticipant,
  CallConnectionProperties,
  CallConnectionState,
  CallIdentifier,
  CallResultInformation,
  MediaStreamingOptions,
  MediaStreamingSubscription,
  PlaySource,
  TranscriptionOptions,
  TranscriptionSubscription,
} from './call-automation.ts';
export {
  addParticipantsBody,
  chatLimits,
  createThreadBody,
  listQuery,
  messagesQuery,
  sendMessageBody,
  sendReceiptBody,
  skipQuery,
  typingBody,
  updateMessageBody,
  updateThreadBody,
} from './chat.ts';
export type {
  ChatAttachment,
  ChatError,
  ChatMessage,
  ChatMessageContent,
  ChatParticipant,
  ChatReceipt,
  ChatThread,
  ChatThreadItem,
  MessageType,
  Metadata,
  Page,
  ParticipantInput,
  RetentionPolicy,
} from './chat.ts';
export type { ErrorDetail, ErrorEnvelope } from './error.ts';
export { fromRawId, identifierInput, isCommunicationUserId } from './identifier.ts';
export type { WireIdentifier } from './identifier.ts';
export {
  createIdentityBody,
  issueTokenBody,
  TOKEN_LIFETIME_MINUTES,
  teamsExchangeBody,
  TOKEN_SCOPES,
} from './identity.ts';
export type { AccessToken, CreatedIdentity, TokenScope } from './identity.ts';
export type {
  MessageEventPayload,
  ParticipantPayload,
  ThreadEventPayload,
  ThreadPropertiesPayload,
} from './realtime.ts';
export {
  CALL_SIGNALLING,
  callActions,
  callFrame,
  callOperations,
  callRoles,
} from './call-signalling.ts';
export type {
  CallAction,
  CallArgs,
  CallAnswer,
  CallAnswers,
  CallEvent,
  CallFailure,
  CallFrame,
  CallLocator,
  CallOperation,
  CallParticipant,
  CallReason,
  CallRole,
  CallTone,
  CallServerFrame,
  CallView,
  IceServer,
  MediaCandidate,
  MediaDescription,
  MediaSource,
  MediaTrack,
  MediaTransport,
  MediaWants,
  ParticipantState,
} from './call-signalling.ts';
export { issueRelayConfigurationBody, RELAY_LIFETIME_SECONDS, RELAY_ROUTE_TYPES } from './relay.ts';
export type { RelayConfiguration, RelayIceServer, RelayRouteType } from './relay.ts';
export {
  createRoomBody,
  ROOM_ROLES,
  roomLimits,
  roomsQuery,
  updateRoomBody,
  updateRoomParticipantsBody,
} from './rooms.ts';
export type {
  CommunicationRoom,
  RoomParticipant,
  RoomParticipantsPatch,
  RoomRole,
} from './rooms.ts';
export {
  ASSIGNMENT_TYPES,
  browseNumbersBody,
  NUMBER_CAPABILITIES,
  NUMBER_OPERATION_STATUSES,
  NUMBER_OPERATION_TYPES,
  NUMBER_TYPES,
  numberCapabilitiesBody,
  numberLimits,
  numbersQuery,
  operatorInformationBody,
  placesQuery,
  purchaseNumbersBody,
  purchaseReservationBody,
  reservationBody,
  reservationsQuery,
  searchNumbersBody,
} from './phone-numbers.ts';
export type {
  AssignmentType,
  AvailableNumber,
  NumberCapabilities,
  NumberCapability,
  NumberCost,
  NumberOperationStatus,
  NumberOperationType,
  NumberOperationView,
  NumberReservationView,
  NumberSearchResult,
  NumberType,
  PurchasedNumber,
  ReservationPatch,
} from './phone-numbers.ts';
export { sipLimits, sipPatchBody } from './sip.ts';
export type { SipPatch, SipRoute, SipTrunk } from './sip.ts';
export { optOutBody, sendSmsBody, smsLimits } from './sms.ts';
export type {
  SmsDeliveryAttempt,
  SmsDeliveryReport,
  SmsDeliveryStatus,
  SmsOptOutResult,
  SmsSendResult,
} from './sms.ts';
