import { targetOf } from './push-target.ts';

const FCM = 'dGVzdC10b2tlbi1vZi1hLWRldmljZQ:APA91b';
const [APNS, VOIP] = ['ab'.repeat(32), 'cd'.repeat(32)];
const none = { calls: undefined, notifications: undefined, isDevelopment: false } as const;

it.each([
  [{ ...none, platform: 'android' }, undefined],
  [
    { ...none, platform: 'android', calls: FCM },
    { service: 'fcm', token: FCM },
  ],
  [
    { ...none, platform: 'android', notifications: FCM },
    { service: 'fcm', token: FCM },
  ],
  [{ ...none, platform: 'ios' }, undefined],
  [
    { ...none, platform: 'ios', calls: VOIP },
    { service: 'apns', voipToken: VOIP },
  ],
  [
    { ...none, platform: 'ios', calls: VOIP, notifications: APNS, isDevelopment: true },
    { service: 'apns', token: APNS, voipToken: VOIP, isDevelopment: true },
  ],
  [{ ...none, platform: 'ios', calls: 'no token' }, undefined],
] as const)('of %j is %j', (tokens, target) => expect(targetOf(tokens)).toEqual(target));
