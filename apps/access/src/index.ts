export { compose } from './compose.ts';
export type { Access, AccessOverrides } from './compose.ts';
export { readConfig } from './config.ts';
export type { AccessConfig } from './config.ts';
