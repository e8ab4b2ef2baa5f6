export { createCallAnswering } from './call-answering.ts';
export type { CallAnswering, CancelRequest, PlayRequest, RingRequest } from './call-answering.ts';
export { createCallTalking, keysOfTones } from './call-talking.ts';
export type { AskRequest, CallTalking, SayRequest, SpokenChoice } from './call-talking.ts';
export { callbackSigner } from './callback-signer.ts';
export type { CallbackSigner } from './callback-signer.ts';
export { createRecordedFiles } from './recorded-files.ts';
export type { RecordedFiles } from './recorded-files.ts';
