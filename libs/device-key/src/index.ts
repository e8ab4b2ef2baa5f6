export { createDeviceKey } from './device-key.ts';
