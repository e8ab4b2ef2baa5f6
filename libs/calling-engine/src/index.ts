export { AZURE_ENGINE_URL } from './azure-engine.ts';
export { loadEngine } from './load-engine.ts';
export type { EngineOptions } from './load-engine.ts';
export type { RelayServer } from './relay-server.ts';
