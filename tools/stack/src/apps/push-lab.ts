import { join } from 'node:path';
import { describeApp } from '../app.ts';
import type { Environment, Setting } from '../app.ts';
import { pushAccountOf } from '../push-account.ts';
import { portOf } from '../setting.ts';
import { phoneConfigOf } from './phone.ts';

export const pushLab = describeApp({
  name: 'push-lab',
  folder: 'tools/push-lab',
  kind: 'service',
  ports: { http: 3970, services: 3971 },
  healthPath: '/health',
  needs: [],
  isStarted: true,
  showsPhoneApp: true,
  environment: (setting) => {
    const { wnsSecret, vapid } = pushAccountOf(setting);
    return {
      PUSH_LAB_PORT: String(portOf(setting, 'push-lab')),
      PUSH_LAB_SERVICES_PORT: String(portOf(setting, 'push-lab', 'services')),
      PUSH_LAB_STATE: join(setting.state, 'push-lab'),
      PUSH_LAB_WNS_SECRET: wnsSecret,
      ...appOf(setting),
      PUSH_LAB_VAPID_PUBLIC_KEY: vapid.publicKey,
    };
  },
});

/** The phone app on its devices, where its services run. */
function appOf(setting: Setting): Environment {
  if (!setting.running.some(({ name }) => name === 'access')) return {};
  return { PUSH_LAB_APP_CONFIG: JSON.stringify(phoneConfigOf(setting)) };
}
