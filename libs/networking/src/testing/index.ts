export { FakeNetwork } from './fake-network.ts';
export type { FakeNetworkOptions } from './fake-network.ts';
export { transportContract } from './transport-contract.ts';
export type { TransportCase, TransportPair } from './transport-contract.ts';
