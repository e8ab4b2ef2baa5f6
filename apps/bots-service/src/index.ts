export { compose } from './compose.ts';
export type { BotsOverrides, BotsServer } from './compose.ts';
export { readConfig } from './config.ts';
export type { BotsConfig } from './config.ts';
