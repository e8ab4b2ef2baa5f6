export { compose as startPushLab } from './compose.ts';
export type { PushLab } from './compose.ts';
export type { PushLabConfig } from './config.ts';
export { ACCOUNT, credentialFiles } from './account.ts';
export type { Change, DeviceView, Platform, ShownCall } from './devices/device-state.ts';
export type { InspectedPush } from './inspector/inspected-pushes.ts';
export { PushLabApi } from './client/push-lab-api.ts';
export { pushLabErrors } from './push-lab-errors.ts';
