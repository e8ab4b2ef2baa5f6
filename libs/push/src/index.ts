export { callKeyOf } from './contract/call-key.ts';
export { callEndReasons, pushPayload } from './contract/push-payload.ts';
export type {
  CallEndedPush,
  CallEndReason,
  ChatMessagePush,
  IncomingCallPush,
  PushPayload,
  TestPush,
} from './contract/push-payload.ts';
export { lifetimeOf } from './contract/lifetime.ts';
export { readApns, toApns } from './platforms/apns.ts';
export type { ApnsPush } from './platforms/apns.ts';
export { bytesOf, MAX_BYTES } from './platforms/carried.ts';
export type { Carried } from './platforms/carried.ts';
export { collapseKeyOf } from './platforms/collapse-key.ts';
export { readFcm, toFcm } from './platforms/fcm.ts';
export type { FcmMessage } from './platforms/fcm.ts';
export { readWebPush, toWebPush } from './platforms/web-push.ts';
export type { WebPush } from './platforms/web-push.ts';
export { readWnsRaw, toWns } from './platforms/wns.ts';
export type { WnsPush } from './platforms/wns.ts';
export { noticeOf } from './platforms/notice.ts';
export {
  installation,
  installationId,
  pushServices,
  pushTarget,
  registration,
  ringingState,
} from './registration/registration.ts';
export type {
  Installation,
  PushServiceName,
  PushTarget,
  Registration,
  RingingState,
} from './registration/registration.ts';
export { createRegistrationClient } from './registration/registration-client.ts';
export type {
  RegistrationClient,
  RegistrationClientOptions,
} from './registration/registration-client.ts';
export { pushErrors } from './registration/push-errors.ts';
