export { connectionStringSchema, managedEndpointSchema } from './configuration.ts';
export type { AcsConfiguration } from './configuration.ts';
export { createSmsSender } from './sms-sender.ts';
export type { OutgoingText, SmsSender, TextOutcome } from './sms-sender.ts';
