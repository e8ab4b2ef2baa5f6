export { createCallAnswering } from './call-answering.ts';
export type { CallAnswering, CancelRequest, PlayRequest, RingRequest } from './call-answering.ts';
export { createRecordedFiles } from './recorded-files.ts';
export type { RecordedFiles } from './recorded-files.ts';
