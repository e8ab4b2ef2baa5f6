export { controlErrors } from './control-errors.ts';
export { controlClient } from './control-client.ts';
export type {
  ControlClient,
  ActivityCounts,
  Connection,
  Fault,
  FaultInput,
  KeyPair,
  KeySlot,
  RequestRecord,
  SeedInput,
  Stats,
  TimeParts,
} from './control-client.ts';
