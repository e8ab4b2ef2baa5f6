export { VirtualClock } from '@switchboard/kernel/testing';
export { cast, phone } from './cast.ts';
export { chatClientFor } from './chat-client.ts';
export { startStack } from './stack.ts';
export type { Stack, StackOptions } from './stack.ts';
