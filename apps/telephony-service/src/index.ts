export { compose } from './compose.ts';
export type { Telephony, TelephonyOverrides } from './compose.ts';
export { readConfig } from './config.ts';
export type { TelephonyConfig } from './config.ts';
