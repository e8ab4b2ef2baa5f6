import { createECDH, createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Environment, Setting } from './app.ts';
import { portOf } from './setting.ts';

/** With what the push lab is told to let somebody in. */
export function pushAccountOf({ secret }: Pick<Setting, 'secret'>) {
  const ecdh = createECDH('prime256v1');
  // Any secret will do, whatever its length.
  const privateKey = createHash('sha256').update(secret('push-vapid')).digest();
  ecdh.setPrivateKey(privateKey);
  return {
    wnsSecret: secret('push-wns'),
    vapid: {
      publicKey: ecdh.getPublicKey('base64url'),
      privateKey: privateKey.toString('base64url'),
    },
  };
}

/** By what the data plane sends, where the push lab stands in for the push services. */
export function pushEnvironmentOf(
  setting: Pick<Setting, 'ports' | 'secret'>,
  labState: string,
): Environment {
  const services = `localhost:${portOf(setting, 'push-lab', 'services')}`;
  const { wnsSecret, vapid } = pushAccountOf(setting);
  return {
    FCM_SERVICE_ACCOUNT: join(labState, 'service-account.json'),
    FCM_URL: `https://${services}`,
    APNS_KEY_FILE: join(labState, 'apns-key.p8'),
    APNS_KEY_ID: 'LABKEY0001',
    APNS_TEAM_ID: 'LABTEAM001',
    APNS_SERVER: services,
    WNS_TENANT_ID: 'switchboard-lab',
    WNS_CLIENT_ID: 'switchboard-lab-app',
    WNS_CLIENT_SECRET: wnsSecret,
    WNS_LOGIN_URL: `https://${services}`,
    VAPID_PUBLIC_KEY: vapid.publicKey,
    VAPID_PRIVATE_KEY: vapid.privateKey,
    VAPID_SUBJECT: 'mailto:push@example.com',
    PUSH_ALLOWED_HOSTS: services,
    PUSH_SHOWS: 'text',
    // A process reads at its start whom to trust.
    NODE_EXTRA_CA_CERTS: join(labState, 'authority.pem'),
  };
}
