export { loadEngine } from './load-engine.ts';
export type { EngineOptions } from './load-engine.ts';
export type { RelayServer } from './relay-server.ts';
