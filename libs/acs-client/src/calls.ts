export { createCallAnswering } from './call-answering.ts';
export type { CallAnswering, CancelRequest, RingRequest } from './call-answering.ts';
