import { resolve } from 'node:path';
import { pushLabError } from './push-lab-errors.ts';
import { readEnv } from './env.ts';

export interface PushLabConfig {
  readonly host: string;
  /** Of the desk and the API; 0 for any that is free. */
  readonly port: number;
  /** Of the push services. */
  readonly servicesPort: number;
  /** Keys are kept here. */
  readonly stateFolder: string;
  /** Whether there are devices from the beginning. */
  readonly hasDesk: boolean;
  /** What the phone app reads when it starts; without it the devices have no app on them. */
  readonly appConfig?: unknown;
  /** With what the app of Windows asks for a token. */
  readonly wnsSecret: string;
  /** With what browsers subscribe. */
  readonly vapidPublicKey: string;
}

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

/** @throws PlatformError `not-for-production` */
export function readConfig(
  environment?: Readonly<Record<string, string | undefined>>,
): PushLabConfig {
  const env = readEnv(environment);
  if (!LOOPBACK.includes(env.PUSH_LAB_HOST)) {
    throw pushLabError('not-for-production', 'The push lab runs on loopback.');
  }
  return {
    host: env.PUSH_LAB_HOST,
    port: env.PUSH_LAB_PORT,
    servicesPort: env.PUSH_LAB_SERVICES_PORT,
    stateFolder: resolve(env.PUSH_LAB_STATE),
    hasDesk: true,
    appConfig: env.PUSH_LAB_APP_CONFIG,
    wnsSecret: env.PUSH_LAB_WNS_SECRET,
    vapidPublicKey: env.PUSH_LAB_VAPID_PUBLIC_KEY,
  };
}
