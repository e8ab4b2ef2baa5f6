export { controlClient } from './control-client.ts';
export type {
  ControlClient,
  Connection,
  Fault,
  FaultInput,
  RequestRecord,
  SeedInput,
  Stats,
} from './control-client.ts';
