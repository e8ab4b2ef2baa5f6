export { toApp, toDevice } from './device-bridge.ts';
export type { LaunchReason, ToApp, ToDevice } from './device-bridge.ts';
