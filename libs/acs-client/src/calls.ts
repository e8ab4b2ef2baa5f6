export { createCallAnswering } from './call-answering.ts';
export type { CallAnswering, RingRequest } from './call-answering.ts';
