export { controlClient } from './control-client.ts';
export type {
  ControlClient,
  ActivityCounts,
  Connection,
  Fault,
  FaultInput,
  RequestRecord,
  SeedInput,
  Stats,
  TimeParts,
} from './control-client.ts';
