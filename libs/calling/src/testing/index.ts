export { contract, contractFor } from './contract.ts';
export type {
  ContractCase,
  ContractPerson,
  ContractPhone,
  ContractPhones,
  ContractRole,
  ContractWorld,
} from './contract-world.ts';
export type { FakeAgent } from './fake-agent.ts';
export type { FakeCall } from './fake-call.ts';
export type { FakeDevices } from './fake-devices.ts';
export { createFakeEngine } from './fake-engine.ts';
export type { FakeEngine } from './fake-engine.ts';
export { FakeError } from './fake-error.ts';
export { FakeExchange } from './fake-exchange.ts';
export { diagnose, record, reportStatistics } from './fake-features.ts';
export { fakePhones } from './fake-phone.ts';
export { connectParties, createFakeParty } from './fake-party.ts';
export type { FakeParty } from './fake-party.ts';
export { until } from './until.ts';
