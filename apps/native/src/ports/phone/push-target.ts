import type { PushTarget } from '@switchboard/push';
import { pushTarget } from '@switchboard/push';

export interface Tokens {
  readonly platform: 'android' | 'ios';
  /** Of the call module: Firebase's on Android, PushKit's on iOS. */
  readonly calls: string | undefined;
  /** Of notifications; the same as that of calls on Android. */
  readonly notifications: string | undefined;
  /** A build from Xcode has tokens of Apple's development environment. */
  readonly isDevelopment: boolean;
}

/** Where this device is reached; undefined as long as the system has given nothing that reaches it. */
export function targetOf(tokens: Tokens): PushTarget | undefined {
  const { platform, calls, notifications, isDevelopment } = tokens;
  const target =
    platform === 'android'
      ? { service: 'fcm', token: calls ?? notifications }
      : {
          service: 'apns',
          ...(notifications && { token: notifications }),
          ...(calls && { voipToken: calls }),
          ...(isDevelopment && { isDevelopment }),
        };
  return pushTarget.safeParse(target).data;
}
