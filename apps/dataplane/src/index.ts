export { compose } from './compose.ts';
export type { DataPlane, Overrides } from './compose.ts';
export { readConfig } from './config.ts';
export type { Config, HttpsConfig } from './config.ts';
