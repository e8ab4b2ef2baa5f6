export { readMessage } from './message/read-message.ts';
export type { Reading } from './message/read-message.ts';
