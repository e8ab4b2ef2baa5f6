import { describeApp } from '../app.ts';
import { portOf, urlOf } from '../setting.ts';
import type { Setting } from '../app.ts';

/** What the phone app signs in by, and where it takes its answer: on a phone, and in its web build. */
export const phoneClient = {
  id: 'switchboard-native',
  redirectUris: ['switchboard:/signed-in', 'http://localhost/signed-in.html'],
} as const;

/** What the web build of the phone app reads when it starts, beside its page. */
export function phoneConfigOf(setting: Pick<Setting, 'ports'>) {
  return {
    issuer: urlOf(setting, 'identity-provider'),
    clientId: phoneClient.id,
    accessUrl: `${urlOf(setting, 'access')}/trpc`,
    allowInsecure: true,
  };
}

export const phone = describeApp({
  name: 'phone',
  folder: 'tools/native-web',
  kind: 'service',
  ports: { http: 3980 },
  healthPath: '/health',
  needs: ['access'],
  isStarted: false,
  showsPhoneApp: true,
  environment: (setting) => ({
    PHONE_PORT: String(portOf(setting, 'phone')),
    PHONE_CONFIG: JSON.stringify(phoneConfigOf(setting)),
  }),
});
