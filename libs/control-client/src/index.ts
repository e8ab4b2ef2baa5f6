export { controlErrors } from './control-errors.ts';
export { refusalOf } from './refusal.ts';
export type { Refusal } from './refusal.ts';
export { controlClient } from './control-client.ts';
export type {
  ControlClient,
  ActivityCounts,
  CallHistoryPage,
  CallHistoryQuery,
  Connection,
  Fault,
  FaultInput,
  KeyPair,
  KeySlot,
  PastCall,
  RelayCounts,
  RelayEnding,
  RelayUse,
  RequestRecord,
  SeedInput,
  Stats,
  TimeParts,
} from './control-client.ts';
export type {
  CallCharge,
  CallPrice,
  CallSpend,
  CallSpendControl,
  CallSpendRules,
} from './call-spend-control.ts';
export type {
  CallTrace,
  CallTracesControl,
  TracedCall,
  TracedCalls,
} from './call-traces-control.ts';
export type {
  EventControl,
  EventDeliveries,
  EventDelivery,
  EventDeliveryQuery,
  EventFilterInput,
  EventLab,
  EventLabInput,
  EventReplay,
  EventSubscription,
  EventSubscriptionChange,
  EventSubscriptionInput,
} from './event-control.ts';
export type {
  PhoneControl,
  PhoneLadder,
  PhoneLadderSummary,
  PhoneNetwork,
  PhoneTrunk,
} from './phone-control.ts';
export type {
  ControlRecording,
  ControlRecordings,
  RecordingDigest,
  RecordingsControl,
} from './recordings-control.ts';
export type {
  PushControl,
  PushDeliveries,
  PushDelivery,
  KeptInstallation,
  PushInstallation,
  PushLogQuery,
  PushServiceState,
} from './push-control.ts';
export type { SmsControl, SmsLog, SmsLogEntry, SmsLogQuery, SmsProvider } from './sms-control.ts';
export type { SpeechControl, SpeechUse } from './speech-control.ts';
