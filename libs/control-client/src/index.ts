export { controlErrors } from './control-errors.ts';
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
  EventControl,
  EventDeliveries,
  EventDelivery,
  EventDeliveryQuery,
  EventFilterInput,
  EventLab,
  EventLabInput,
  EventReplay,
  EventSubscription,
  EventSubscriptionInput,
} from './event-control.ts';
