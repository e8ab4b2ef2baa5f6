export type { CallingConfiguration } from './configuration.ts';
export { CallingError } from './errors.ts';
export { createCallingModule } from './module.ts';
export type { Platform } from './platform.ts';
export type { CreateSurface, Surface, SurfaceOptions } from './surface-port.ts';
export type { CallingModule } from './surface.ts';
